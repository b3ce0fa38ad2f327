package io.placet.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.Evidence;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.NoticeRef;
import io.placet.gateway.seal.Unsealed;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ContactStanding;
import io.placet.schemas.avro.KeyStanding;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedEvidence;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view as the version before left it: standings of one state, and the records whole. */
class StandingsFormTest {
  private static final SubjectId READER = new SubjectId("AAAAAAAAAAAAAAAAAAAAAA");
  private static final SubjectId OBJECTOR = new SubjectId("BBBBBBBBBBBBBBBBBBBBBA");
  private static final ConsentKey NEWSLETTER = ConsentKey.of("newsletter", "email");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;

  @BeforeEach
  void leaveTheViewOfTheVersionBefore() {
    try (ViewStore store = new ViewStore(folder);
        ViewStore.Batch batch = store.batch()) {
      put(batch, READER, 3, RecordedState.GIVEN);
      put(batch, OBJECTOR, 5, RecordedState.GIVEN);
      put(batch, OBJECTOR, 9, RecordedState.OBJECTED);
      earlier(batch, READER, 3, RecordedState.GIVEN, false);
      earlier(batch, OBJECTOR, 9, RecordedState.OBJECTED, true);
      batch.commit();
    }
  }

  @Test
  void noticeEvidenceAndObjectionAreKnownAfter() {
    try (ViewStore store = new ViewStore(folder)) {
      StandingsForm.bringUpToDate(store);

      ContactView view = new ContactView(store, Unsealed.VALUES);
      assertThat(standing(view, READER).consent().orElseThrow().notice())
          .contains(new NoticeRef("newsletter", "3"));
      assertThat(standing(view, READER).consent().orElseThrow().evidence())
          .containsExactly(Evidence.EXPLICIT_STATEMENT);
      assertThat(standing(view, OBJECTOR).objection().orElseThrow().offset()).isEqualTo(9);
      assertThat(standing(view, OBJECTOR).closing()).isPresent();
      assertThat(view.standing(OBJECTOR).newest()).isEqualTo(9);
      assertThat(view.contactOf(OBJECTOR)).contains(ContactId.user(OBJECTOR.text()));
    }
  }

  @Test
  void itIsDoneOnce() {
    try (ViewStore store = new ViewStore(folder)) {
      StandingsForm.bringUpToDate(store);
      try (ViewStore.Batch batch = store.batch()) {
        batch.delete(Family.STANDINGS, Keys.bytes(READER.text()));
        batch.commit();
      }

      StandingsForm.bringUpToDate(store);

      assertThat(new ContactView(store, Unsealed.VALUES).standing(READER).newest()).isEqualTo(-1);
    }
  }

  private static Standing standing(ContactView view, SubjectId subject) {
    return view.standing(subject).standing(NEWSLETTER).orElseThrow();
  }

  private static void put(
      ViewStore.Batch batch, SubjectId subject, long offset, RecordedState state) {
    ConsentRecorded record =
        ConsentRecorded.newBuilder()
            .setRecordId(subject.text() + offset)
            .setSchemaVersion(1)
            .setSubjectId(subject.text())
            .setContact(Contacts.toAvro(ContactId.user(subject.text())))
            .setPurpose("newsletter")
            .setChannel("email")
            .setLegalBasis("CONSENT")
            .setState(state)
            .setActor(RecordedActor.PERSON)
            .setActorId("collection-point")
            .setEventTime(NOON)
            .setRecordedAt(NOON)
            .setNotice(new ShownNotice("newsletter", "3", "0".repeat(64)))
            .setController("Cadeaux du Phare SAS")
            .setFollows(offset == 9 ? 5 : -1)
            .setSeen(-1)
            .setEvidence(List.of(RecordedEvidence.EXPLICIT_STATEMENT))
            .build();
    byte[] entry = SingleObject.of(ContactLogEntry.class).encode(new ContactLogEntry(record));
    byte[] id = Keys.bytes(subject.text());
    batch.put(
        Family.RECORDS,
        ByteBuffer.allocate(id.length + Long.BYTES).put(id).putLong(offset).array(),
        ByteBuffer.allocate(Long.BYTES + entry.length)
            .putLong(NOON.toEpochMilli())
            .put(entry)
            .array());
  }

  private static void earlier(
      ViewStore.Batch batch,
      SubjectId subject,
      long newest,
      RecordedState state,
      boolean isClosed) {
    KeyStanding key = new KeyStanding();
    key.setPurpose("newsletter");
    key.setChannel("email");
    key.setNewest(newest);
    key.setRecordId(subject.text() + newest);
    key.setState(state);
    key.setClosed(isClosed);
    batch.put(
        Family.STANDINGS,
        Keys.bytes(subject.text()),
        SingleObject.of(ContactStanding.class).encode(new ContactStanding(newest, List.of(key))));
  }
}
