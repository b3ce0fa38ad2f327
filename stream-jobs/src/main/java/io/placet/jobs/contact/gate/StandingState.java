package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.jobs.flink.AvroTypes;
import io.placet.schemas.avro.ContactStanding;
import io.placet.schemas.avro.StoredConsents;
import io.placet.schemas.codec.EarlierStandings;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.codec.StandingCodec;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * All that stands for a contact, as bytes that name their schema.
 *
 * <p>Flink's changelog replays a change with the serializer of the job that starts, not of the one
 * that wrote it. A state whose Avro type gains a field is therefore misread after an upgrade; bytes
 * are the same to every version (ADR 12).
 */
final class StandingState {
  private final SingleObject<StoredConsents> codec = SingleObject.of(StoredConsents.class);
  private final RecentContacts recent;
  private final ValueState<byte[]> consents;

  /** Of the first form: read, never written; a contact's is dropped when the present one is. */
  private final ValueState<ContactStanding> earlier;

  StandingState(RuntimeContext context, RecentContacts recent) {
    this.recent = recent;
    consents =
        context.getState(
            new ValueStateDescriptor<>(
                "consents", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    earlier =
        context.getState(
            new ValueStateDescriptor<>("standing", AvroTypes.of(ContactStanding.class)));
  }

  /** What stands for the contact whose turn it is; {@link ContactConsents#NONE} for a new one. */
  ContactConsents of(String subject) throws Exception {
    RecentContacts.Known known = recent.of(subject);
    ContactConsents stands = known.consents;
    if (stands == null) {
      stands = read(subject);
      known.consents = stands;
    }
    return stands;
  }

  private ContactConsents read(String subject) throws Exception {
    byte[] stored = consents.value();
    if (stored != null) {
      return StandingCodec.toDomain(new SubjectId(subject), codec.decode(stored));
    }
    ContactStanding before = earlier.value();
    return before == null ? ContactConsents.NONE : EarlierStandings.toDomain(before);
  }

  void update(String subject, ContactConsents after) throws Exception {
    consents.update(codec.encode(StandingCodec.toAvro(after)));
    earlier.clear();
    recent.of(subject).consents = after;
  }
}
