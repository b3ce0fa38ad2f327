package io.placet.acceptance.linearizability;

import io.placet.acceptance.history.Change;
import io.placet.acceptance.history.Logged;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the consent records of contact-log with their offsets, and leaves out all else. */
final class ConsentLog {
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final SingleObject<ContactLogEntry> ENTRIES =
      SingleObject.of(ContactLogEntry.class);

  private ConsentLog() {}

  /** All that is there now, in the order of the offsets of each partition. */
  static List<Logged> read(String bootstrapServers) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.CONTACT_LOG.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Logged> records = new ArrayList<>();
      long deadline = System.nanoTime() + BOUND.toNanos();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("the end of contact-log was not reached");
        }
        consumer.poll(POLL).forEach(record -> logged(record).ifPresent(records::add));
      }
      return records;
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static Optional<Logged> logged(ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(record.value())
        .map(value -> ENTRIES.decode(value).getBody())
        .filter(ConsentRecorded.class::isInstance)
        .map(ConsentRecorded.class::cast)
        .map(consent -> logged(record, consent));
  }

  private static Logged logged(ConsumerRecord<byte[], byte[]> record, ConsentRecorded consent) {
    return new Logged(
        record.partition(),
        record.offset(),
        consent.getRecordId(),
        consent.getSubjectId(),
        consent.getPurpose(),
        change(consent),
        consent.getActor() == RecordedActor.PERSON,
        consent.getFollows(),
        Optional.ofNullable(consent.getValidUntil()));
  }

  private static Change change(ConsentRecorded consent) {
    return switch (consent.getState()) {
      case GIVEN -> Change.GRANT;
      case WITHDRAWN -> Change.WITHDRAWAL;
      default -> throw new AssertionError("no client writes " + consent.getState());
    };
  }
}
