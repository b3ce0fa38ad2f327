package io.placet.jobs.flink.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.contact.ContactId;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ErasureStep;
import io.placet.schemas.avro.ErasureStepDone;
import io.placet.schemas.avro.GatewayMarker;
import io.placet.schemas.avro.ListEntered;
import io.placet.schemas.avro.LogRecordNotice;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.avro.SourceMarker;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactLogDeserializerTest {
  private static final SingleObject<ContactLogEntry> CODEC = SingleObject.of(ContactLogEntry.class);
  private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
  private static final String SUBJECT = "subject-22-characters-";

  private static final String KEY = SUBJECT + "|r";

  private final List<String> writers = new ArrayList<>();
  private final List<SourceMarker> appended = new ArrayList<>();
  private final List<PositionedEntry> out = new ArrayList<>();
  private final ContactLogDeserializer deserializer =
      new ContactLogDeserializer(
          (writer, marker) -> {
            writers.add(writer);
            appended.add(marker);
          });

  @BeforeEach
  void open() throws Exception {
    deserializer.open(new TaskContext(3, 0));
  }

  @Test
  void itAppendsAFreshMarkerUnderAStableNameAtEachAttempt() throws Exception {
    deserializer.open(new TaskContext(3, 1));

    assertThat(writers).containsExactly("contact-job-3", "contact-job-3");
    assertThat(appended).doesNotHaveDuplicates();
  }

  @Test
  void itPassesConsentsOnWithTheirPosition() throws Exception {
    read(new ContactLogEntry(consent(SUBJECT)));

    assertThat(out).hasSize(1);
    assertThat(out.get(0).getPartition()).isEqualTo(2);
    assertThat(out.get(0).getOffset()).isEqualTo(7);
    assertThat(out.get(0).getAppendedAt()).isEqualTo(AT);
  }

  @Test
  void itPassesOnWhoIsToBeJudgedAnewInTheContactsOrder() throws Exception {
    read(new ContactLogEntry(new ReevaluationAsked(SUBJECT, "segment/loyal", 2, AT)));

    assertThat(out).hasSize(1);
    assertThat(out.get(0).getSubjectId()).isEqualTo(SUBJECT);
    assertThat(out.get(0).getOffset()).isEqualTo(7);
  }

  @Test
  void itPassesOnItsOwnMarkerAndNoOther() throws Exception {
    read(new ContactLogEntry(new SourceMarker("another's")));
    assertThat(out).isEmpty();

    read(new ContactLogEntry(appended.get(0)));

    assertThat(out).hasSize(1);
  }

  @Test
  void aMarkerOfAnEarlierAttemptIsAnother() throws Exception {
    deserializer.open(new TaskContext(3, 1));

    read(new ContactLogEntry(appended.get(0)));

    assertThat(out).isEmpty();
  }

  @Test
  void itLeavesOutWhatIsForGateways() throws Exception {
    read(new ContactLogEntry(new GatewayMarker("g", 1L, AT, false)));
    read(
        new ContactLogEntry(
            new AliasLinked(
                "a", AliasKind.EMAIL, SUBJECT, Contacts.toAvro(ContactId.user("1")), AT, true)));
    deserializer.deserialize(record("", null), new ListCollector<>(out));

    assertThat(out).isEmpty();
  }

  @Test
  void whoIsOnAnUploadedListIsNoneOfItsBusiness() throws Exception {
    String key = new String(Keys.listed(SUBJECT, "spring"), StandardCharsets.UTF_8);
    byte[] entered = CODEC.encode(new ContactLogEntry(new ListEntered(SUBJECT, "spring", AT)));
    deserializer.deserialize(record(key, entered), new ListCollector<>(out));
    deserializer.deserialize(record(key, null), new ListCollector<>(out));
    deserializer.deserialize(record(key, new byte[] {1, 2}), new ListCollector<>(out));

    assertThat(out).isEmpty();
  }

  @Test
  void ofAContactsRecordThatCannotBeReadTheGateIsTold() throws Exception {
    deserializer.deserialize(record(KEY, new byte[] {1, 2}), new ListCollector<>(out));

    assertNotice(true);
  }

  @Test
  void aRecordWithoutMeaningIsOneThatCannotBeRead() throws Exception {
    byte[] ofNoContact = CODEC.encode(new ContactLogEntry(consent("short")));
    deserializer.deserialize(record(KEY, ofNoContact), new ListCollector<>(out));

    assertNotice(true);
  }

  @Test
  void ofAContactsRecordThatIsRemovedTheGateIsTold() throws Exception {
    deserializer.deserialize(record(KEY, null), new ListCollector<>(out));

    assertNotice(false);
  }

  @Test
  void aRecordThatGovernsNobodyMayReplaceOneThatCouldNotBeRead() throws Exception {
    ErasureStepDone step =
        new ErasureStepDone("e", SUBJECT, ErasureStep.RECORDS_REMOVED, 1, "g", AT);
    deserializer.deserialize(
        record(KEY, CODEC.encode(new ContactLogEntry(step))), new ListCollector<>(out));

    assertNotice(false);
  }

  @Test
  void whatCannotBeReadAndIsNobodysStopsTheJobWithItsPosition() {
    for (String nobodys : List.of("", "marker|gateway-1", "register|" + SUBJECT)) {
      assertThatThrownBy(
              () ->
                  deserializer.deserialize(
                      record(nobodys, new byte[] {1, 2}), new ListCollector<>(out)))
          .isInstanceOf(UnreadableLogException.class)
          .hasMessageContaining("partition 2, offset 7");
    }
    assertThat(out).isEmpty();
  }

  private void assertNotice(boolean unreadable) {
    assertThat(out).hasSize(1);
    assertThat(out.get(0).getSubjectId()).isEqualTo(SUBJECT);
    assertThat(SingleObject.of(LogRecordNotice.class).decode(out.get(0).getEntry().array()))
        .isEqualTo(new LogRecordNotice(KEY, unreadable));
  }

  private void read(ContactLogEntry entry) throws Exception {
    deserializer.deserialize(record(KEY, CODEC.encode(entry)), new ListCollector<>(out));
  }

  @SuppressWarnings("NullAway") // a tombstone has no value
  private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        "contact-log",
        2,
        7,
        AT.toEpochMilli(),
        org.apache.kafka.common.record.TimestampType.LOG_APPEND_TIME,
        0,
        0,
        key.getBytes(StandardCharsets.UTF_8),
        value,
        new org.apache.kafka.common.header.internals.RecordHeaders(),
        java.util.Optional.empty());
  }

  private static ConsentRecorded consent(String subject) {
    return ConsentRecorded.newBuilder()
        .setRecordId("r")
        .setSchemaVersion(1)
        .setSubjectId(subject)
        .setContact(Contacts.toAvro(ContactId.user("17850")))
        .setPurpose("profiling")
        .setLegalBasis("CONSENT")
        .setState(RecordedState.GIVEN)
        .setActor(RecordedActor.PERSON)
        .setActorId("test")
        .setEventTime(AT)
        .setRecordedAt(AT)
        .setController("test")
        .setFollows(-1)
        .build();
  }
}
