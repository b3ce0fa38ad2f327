package io.placet.gateway.audience.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Identifier;
import io.placet.domain.audience.Source;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.Eventually;
import io.placet.gateway.audience.change.Occasion;
import io.placet.gateway.audience.webhook.Teller.Result;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.quota.Allowance;
import io.placet.schemas.avro.DestinationRecorded;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver's place moves on only once it has the message. */
class ReceiverTest {
  private static final String ID = "dst-1";
  private static final TopicPartition PLACE =
      new TopicPartition(Topic.SEGMENT_CHANGES.topicName(), 0);
  private static final Instant AT = Instant.parse("2026-11-27T10:00:00Z");
  private static final Audience AUDIENCE =
      new Audience(
          "readers",
          "Readers",
          new Source.OfSegment("readers"),
          new ConsentKey("newsletter", Optional.of("email")),
          "mail-house",
          Set.of(Identifier.CONTACT),
          0);

  @TempDir Path folder;

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final List<Occasion> attempts = new CopyOnWriteArrayList<>();
  private volatile boolean takes;
  private ViewStore store;
  private DestinationBook book;
  private Receiver receiver;

  @BeforeEach
  void open() {
    store = new ViewStore(folder);
    book = new DestinationBook(store);
    put(destination());
    receiver = new Receiver(destination(), new Feed(consumer), parts());
    consumer.rebalance(List.of(PLACE));
    consumer.updateBeginningOffsets(Map.of(PLACE, 0L));
  }

  @AfterEach
  void close() {
    receiver.close();
    store.close();
  }

  @Test
  void aPlaceStaysWhileTheMessageIsNotTakenAndMovesOnOnceItIs() {
    changes(0, "A".repeat(22));
    changes(1, "B".repeat(22));
    receiver.start();
    Eventually.holds("both are tried, and again", () -> attempts.size() >= 6);

    assertThat(place()).as("nothing was taken yet").isEmpty();

    takes = true;

    Eventually.holds("it moves on behind both", () -> place().equals(Optional.of(2L)));
  }

  @Test
  void aPlaceMovesOnOverWhatConcernsNobody() {
    changes(0, "");
    receiver.start();

    Eventually.holds("it moves on", () -> place().equals(Optional.of(1L)));
    assertThat(attempts).isEmpty();
  }

  private Optional<Long> place() {
    return Optional.ofNullable(consumer.committed(Set.of(PLACE)).get(PLACE))
        .map(OffsetAndMetadata::offset);
  }

  private void changes(long offset, String subject) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PLACE.topic(), PLACE.partition(), offset, Keys.bytes(subject), new byte[0]));
  }

  private Result tell(
      Destination destination,
      Audience audience,
      List<Occasion> occasions,
      Why why,
      Set<SubjectId> granted) {
    attempts.addAll(occasions);
    return takes
        ? new Result(List.of(), Optional.empty(), false)
        : new Result(
            occasions,
            Optional.of(new Attempt.Failed("status 503", Optional.empty(), false, true)),
            false);
  }

  private static List<Occasion> occasions(
      Audience audience, ConsumerRecords<byte[], byte[]> records) {
    List<Occasion> occasions = new ArrayList<>();
    records.forEach(
        record -> {
          String subject = new String(record.key(), StandardCharsets.UTF_8);
          if (!subject.isEmpty()) {
            occasions.add(new Occasion(new SubjectId(subject), "place-" + record.offset()));
          }
        });
    return occasions;
  }

  private Receiver.Parts parts() {
    return new Receiver.Parts(
        book,
        changed -> {
          put(changed);
          return CompletableFuture.completedFuture(null);
        },
        id -> Optional.of(AUDIENCE),
        ReceiverTest::occasions,
        this::tell,
        new Again.Parts(
            new ToldMembers(store),
            new Disclosed(store),
            caller -> new Allowance(1, 1, Duration.ofDays(1)),
            Duration.ofMinutes(5),
            Clock.systemUTC()),
        () -> CompletableFuture.completedFuture(null),
        new WebhookMetrics(new PrometheusRegistry()),
        new Patience(Duration.ofMillis(1), Duration.ofMillis(2), 5),
        Clock.systemUTC(),
        new Random(7));
  }

  private void put(Destination destination) {
    try (ViewStore.Batch batch = store.batch()) {
      book.apply(
          new ConsumerRecord<>(
              Topic.DESTINATIONS.topicName(),
              0,
              0,
              Keys.bytes(destination.id()),
              book.encode(destination)),
          batch);
      batch.commit();
    }
    book.applied();
  }

  private static Destination destination() {
    return new Destination(
        DestinationRecorded.newBuilder()
            .setId(ID)
            .setAudienceId(AUDIENCE.id())
            .setUrl("https://tool.example/hook")
            .setTemplate("standard")
            .setSealedSecrets(List.of("sealed"))
            .setRotatedAt(AT)
            .setState("active")
            .setReason("weekly newsletter")
            .setCreatedAt(AT)
            .setChangedAt(AT)
            .setChangedBy("marketer")
            .build());
  }
}
