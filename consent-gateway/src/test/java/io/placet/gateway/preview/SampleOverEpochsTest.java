package io.placet.gateway.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.gateway.Eventually;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.log.ContactLogEntries;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.seal.Unsealed;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.FileVault;
import io.placet.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample knows its contacts by their subject ids, whichever pseudonym they have just now. */
class SampleOverEpochsTest {
  private static final TopicPartition LOG = new TopicPartition(Topic.CONTACT_LOG.topicName(), 0);
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final String KEY_ID = "k".repeat(11);

  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final SingleObject<PseudonymisedEvent> events = SingleObject.of(PseudonymisedEvent.class);
  private final Vault vault;
  private final ViewStore store;
  private final ContactView view;
  private final SubjectId sampled;
  private SampledContacts contacts;
  private Sample sample;
  private ContactLogEntries log;
  private long end;

  SampleOverEpochsTest(@TempDir Path folder) {
    vault = FileVault.open(folder.resolve("vault"), "test");
    store = new ViewStore(folder.resolve("view"));
    view = new ContactView(store, Unsealed.VALUES);
    sampled =
        IntStream.iterate(0, number -> number + 1)
            .mapToObj(
                number ->
                    SubjectId.of(vault.subject(), ContactId.user(Integer.toString(number)), 0))
            .filter(SampledContacts::isSampled)
            .findFirst()
            .orElseThrow();
    read();
  }

  /** A gateway of which nothing is in memory yet. */
  private void read() {
    contacts = new SampledContacts(vault, view, new ContactPseudonyms(vault));
    sample = new Sample(store, contacts);
    log = new ContactLogEntries(List.of(view, contacts));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatAContactDidBeforeAndAfterAMoveIsUnderItsSubject() {
    keyed();
    ordered("before", 1);

    moved();
    ordered("after", 2);
    ordered("on its way at the move", 1);

    assertThat(inSample()).containsExactlyInAnyOrder("before", "after", "on its way at the move");
    assertThat(contacts.all()).containsExactly(sampled);
  }

  @Test
  void aGatewayThatStartsAfterTheMoveKnowsBothPseudonyms() {
    keyed();
    moved();

    read();
    contacts.load();
    ordered("before", 1);
    ordered("after", 2);

    assertThat(inSample()).containsExactlyInAnyOrder("before", "after");
    assertThat(contacts.all()).containsExactly(sampled);
  }

  @Test
  void anErasureLeavesNothingOfEitherEpoch() {
    keyed();
    ordered("before", 1);
    moved();
    ordered("after", 2);

    apply(
        new ErasureRecorded("e-1", sampled.text(), "request", "officer", AT, "t", List.of(KEY_ID)));

    try (SampleSweep sweep =
        new SampleSweep(
            sample,
            contacts,
            view,
            () -> RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml"),
            () -> AT)) {
      sweep.start();
      Eventually.holds("both are gone", () -> inSample().isEmpty());
    }
    assertThat(sample.subjects()).isEmpty();
    assertThat(contacts.all()).isEmpty();
  }

  private List<String> inSample() {
    return sample.events(sampled).stream().map(PseudonymisedEvent::getEventId).toList();
  }

  private void keyed() {
    apply(
        ConsentRecorded.newBuilder()
            .setRecordId("r-1")
            .setSchemaVersion(1)
            .setSubjectId(sampled.text())
            .setContact(Contacts.toAvro(ContactId.user("sampled")))
            .setPurpose("profiling")
            .setLegalBasis("CONSENT")
            .setState(RecordedState.GIVEN)
            .setActor(RecordedActor.PERSON)
            .setActorId("collection-point")
            .setEventTime(AT)
            .setRecordedAt(AT)
            .setController("test")
            .setFollows(ContactConsents.NOTHING)
            .build());
    apply(
        new DataKeyRecorded(
            sampled.text(),
            KEY_ID,
            1,
            ByteBuffer.wrap(new byte[] {1}),
            vault.epoch(Pseudonyms.ANALYTICS),
            AT));
  }

  /** A new epoch begins, and the contact is moved into it. */
  private void moved() {
    apply(new EpochEntered(sampled.text(), vault.beginEpoch(Pseudonyms.ANALYTICS), AT));
  }

  /** An event behind the gate, under the pseudonym of an epoch. */
  private void ordered(String id, int epoch) {
    String pseudonym = vault.pseudonyms(Pseudonyms.ANALYTICS, epoch).ofSubject(sampled);
    PseudonymisedEvent event =
        new PseudonymisedEvent(
            id, pseudonym, "Order Completed", AT, List.of("profiling"), Map.of(), "0@" + end);
    try (ViewStore.Batch batch = store.batch()) {
      sample.apply(
          new ConsumerRecord<>(
              Topic.PSEUDONYMISED_EVENTS.topicName(),
              0,
              0,
              Keys.bytes(pseudonym),
              events.encode(event)),
          batch);
      batch.commit();
    }
  }

  private void apply(Object body) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            LOG.topic(),
            LOG.partition(),
            end++,
            new byte[] {1},
            entries.encode(new ContactLogEntry(body)));
    log.begin(new ConsumerRecords<>(Map.of(LOG, List.of(record)), Map.of()));
    try (ViewStore.Batch batch = store.batch()) {
      log.apply(record, batch);
      log.complete(batch);
      batch.commit();
    }
    log.applied();
  }
}
