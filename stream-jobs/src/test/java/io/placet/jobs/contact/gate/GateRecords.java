package io.placet.jobs.contact.gate;

import static io.placet.jobs.contact.gate.GateHarness.NOW;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.ContactId;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.codec.Contacts;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the log and the topic of events say of one contact, whose decisions each know the last. */
final class GateRecords {
  static final String SUBJECT = "subject-22-characters-";

  private static final byte[] WRAPPED = {1, 2, 3};

  private final Map<String, Long> newestOfKey = new HashMap<>();

  /** The key of a decision's record in the log. */
  static String logKey(long offset) {
    return SUBJECT + "|r" + offset;
  }

  /** A decision of the person; its record's id is {@code r<offset>}. */
  ConsentRecorded consent(
      long offset, String purpose, @Nullable String channel, RecordedState state) {
    String key = purpose + channel;
    ConsentRecorded record =
        ConsentRecorded.newBuilder()
            .setRecordId("r" + offset)
            .setSchemaVersion(1)
            .setSubjectId(SUBJECT)
            .setContact(Contacts.toAvro(ContactId.user("17850")))
            .setPurpose(purpose)
            .setChannel(channel)
            .setLegalBasis("CONSENT")
            .setState(state)
            .setActor(RecordedActor.PERSON)
            .setActorId("test")
            .setEventTime(NOW)
            .setRecordedAt(NOW)
            .setController("test")
            .setFollows(newestOfKey.getOrDefault(key, ContactConsents.NOTHING))
            .build();
    newestOfKey.put(key, offset);
    return record;
  }

  static DataKeyRecorded key(String keyId, int epoch) {
    return new DataKeyRecorded(SUBJECT, keyId, 1, ByteBuffer.wrap(WRAPPED), epoch, NOW);
  }

  static EpochEntered epoch(int epoch) {
    return new EpochEntered(SUBJECT, epoch, NOW);
  }

  static ErasureRecorded erasure(long offset) {
    return new ErasureRecorded("e" + offset, SUBJECT, "test", "test", NOW, "token", List.of());
  }

  static ReevaluationAsked reevaluation(String segment, int version) {
    return new ReevaluationAsked(SUBJECT, "segment/" + segment, version, NOW);
  }

  static FactsRecorded minor(LocalDate born) {
    return FactsRecorded.newBuilder()
        .setSubjectId(SUBJECT)
        .setProfessional(false)
        .setMinorBorn(born)
        .setContact(Contacts.toAvro(ContactId.user("17850")))
        .setActorId("test")
        .setAt(NOW)
        .build();
  }

  static EventEnvelope event(String type, String id, long restsOn, Sealed payload) {
    return EventEnvelope.newBuilder()
        .setEventId(id)
        .setSubjectId(SUBJECT)
        .setType(type)
        .setOccurredAt(NOW)
        .setReceivedAt(NOW)
        .setPurposes(List.of("profiling", "analytics"))
        .setRestsOn(restsOn)
        .setPayload(payload)
        .build();
  }
}
