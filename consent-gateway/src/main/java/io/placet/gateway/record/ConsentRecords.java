package io.placet.gateway.record;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.Notice;
import io.placet.domain.register.Register;
import io.placet.gateway.record.RegisterCheck.Checked;
import io.placet.gateway.seal.SealingKey;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.codec.RecordCodec;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes of a draft that the register allows the record that the log keeps. */
final class ConsentRecords {
  private static final int SCHEMA_VERSION = 2;

  private final Supplier<Register> register;
  private final Clock clock;
  private final Supplier<UUID> ids;

  ConsentRecords(Supplier<Register> register, Clock clock, Supplier<UUID> ids) {
    this.register = register;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * The record of a draft.
   *
   * @param seen what its writer saw of the contact
   * @param sealing what the contact's own id is sealed under
   */
  ConsentRecorded of(Draft draft, Checked allowed, ContactConsents seen, SealingKey sealing) {
    Instant now = clock.instant();
    ConsentKey key = draft.key();
    String recordId = draft.recordId().orElseGet(() -> ids.get().toString());
    return ConsentRecorded.newBuilder()
        .setRecordId(recordId)
        .setSchemaVersion(SCHEMA_VERSION)
        .setSubjectId(sealing.subject().text())
        .setContact(sealing.contact(draft.contact(), recordId))
        .setPurpose(key.purpose())
        .setChannel(orNull(key.channel()))
        .setLegalBasis(allowed.basis().name())
        .setState(RecordedState.valueOf(draft.state().name()))
        .setActor(RecordedActor.valueOf(draft.actor().name()))
        .setActorId(draft.actorId())
        .setEventTime(draft.eventTime().orElse(now))
        .setRecordedAt(now)
        .setValidUntil(orNull(allowed.validUntil()))
        .setCollectionPoint(orNull(draft.collectionPoint()))
        .setMethod(orNull(draft.method()))
        .setNotice(orNull(allowed.notice().map(ConsentRecords::shown)))
        .setLanguage(orNull(draft.language().or(() -> allowed.notice().map(Notice::language))))
        .setController(register.get().controller().name())
        .setFollows(seen.newestOf(key))
        .setPreviousRecord(orNull(seen.standing(key).flatMap(Previous::of)))
        .setSeen(seen.newest())
        .setEvidence(RecordCodec.toAvro(draft.evidence()))
        .setProof(orNull(draft.proof()))
        .setCopiedFrom(orNull(draft.copiedFrom()))
        .build();
  }

  private static ShownNotice shown(Notice notice) {
    return new ShownNotice(notice.ref().id(), notice.ref().version(), notice.sha256());
  }

  private static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }
}
