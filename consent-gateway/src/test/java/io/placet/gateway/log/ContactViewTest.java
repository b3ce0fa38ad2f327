package io.placet.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Ending;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.seal.Unsealed;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view over batches of contact-log as the follower hands them on. */
class ContactViewTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topic.CONTACT_LOG.topicName(), 0);
  private static final ConsentKey KEY = new ConsentKey("newsletter", Optional.of("email"));
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final int MANY = 5_000;

  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
  private final ViewStore store;
  private ContactView view;
  private ContactLogEntries log;
  private long end;

  ContactViewTest(@TempDir Path folder) {
    store = new ViewStore(folder.resolve("view"));
    open();
  }

  private void open() {
    view = new ContactView(store, Unsealed.VALUES);
    log = new ContactLogEntries(List.of(view));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void recordsOfOneBatchFollowEachOther() {
    long given = grant(1, ContactConsents.NOTHING);
    withdraw(1);
    grant(1, given);
    apply();

    assertThat(state(1)).contains(ConsentState.WITHDRAWN);
    assertThat(view.records(subject(1))).hasSize(3);
  }

  @Test
  void aBatchGoesOnFromTheOneBefore() {
    grant(1, ContactConsents.NOTHING);
    apply();
    withdraw(1);
    apply();

    assertThat(state(1)).contains(ConsentState.WITHDRAWN);
    assertThat(view.standing(subject(1)).newest()).isEqualTo(end - 1);
  }

  @Test
  void aViewThatIsOpenedAgainGoesOnFromWhatItHolds() {
    withdraw(1);
    apply();
    open();
    grant(1, ContactConsents.NOTHING);
    apply();

    assertThat(state(1)).contains(ConsentState.WITHDRAWN);
  }

  @Test
  void aViewThatWasClearedKnowsNobody() {
    withdraw(1);
    apply();
    store.clear(log.families());
    log.cleared();

    grant(1, ContactConsents.NOTHING);
    apply();

    assertThat(state(1)).contains(ConsentState.GIVEN);
  }

  @Test
  void manyContactsAtOnceAreEachFoldedInTheirOrder() {
    for (int contact = 0; contact < MANY; contact++) {
      grant(contact, ContactConsents.NOTHING);
    }
    for (int contact = 0; contact < MANY; contact += 2) {
      withdraw(contact);
    }
    apply();

    for (int contact = 0; contact < MANY; contact++) {
      assertThat(state(contact))
          .contains(contact % 2 == 0 ? ConsentState.WITHDRAWN : ConsentState.GIVEN);
    }
  }

  private Optional<ConsentState> state(int contact) {
    Optional<Standing> standing = view.standing(subject(contact)).standing(KEY);
    return standing
        .flatMap(Standing::closing)
        .map(Ending::state)
        .or(() -> standing.flatMap(Standing::consent).map(granted -> ConsentState.GIVEN));
  }

  private void withdraw(int contact) {
    add(contact, RecordedState.WITHDRAWN, ContactConsents.NOTHING);
  }

  private long grant(int contact, long follows) {
    return add(contact, RecordedState.GIVEN, follows);
  }

  private long add(int contact, RecordedState state, long follows) {
    ConsentRecorded recorded =
        ConsentRecorded.newBuilder()
            .setRecordId("r-" + end)
            .setSchemaVersion(1)
            .setSubjectId(subject(contact).text())
            .setContact(Contacts.toAvro(ContactId.user("1")))
            .setPurpose(KEY.purpose())
            .setChannel("email")
            .setLegalBasis("CONSENT")
            .setState(state)
            .setActor(RecordedActor.PERSON)
            .setActorId("collection-point")
            .setEventTime(AT)
            .setRecordedAt(AT)
            .setController("test")
            .setFollows(follows)
            .build();
    batch.add(
        new ConsumerRecord<>(
            PARTITION.topic(),
            PARTITION.partition(),
            end,
            new byte[] {1},
            entries.encode(new ContactLogEntry(recorded))));
    return end++;
  }

  private void apply() {
    log.begin(new ConsumerRecords<>(Map.of(PARTITION, List.copyOf(batch)), Map.of()));
    try (ViewStore.Batch changes = store.batch()) {
      batch.forEach(record -> log.apply(record, changes));
      log.complete(changes);
      changes.commit();
    }
    log.applied();
    batch.clear();
  }

  private static SubjectId subject(int contact) {
    return new SubjectId(String.format("%022d", contact));
  }
}
