package io.placet.jobs.flink.sink;

import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The sinks to Kafka. */
public final class Sinks {
  /**
   * A checkpoint may have promised a transaction that only the next start commits: it must outlast
   * any stop, or the broker aborts it and the sink drops its records.
   */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofDays(7);

  private static final int BUFFER_BYTES = 4 * 1024 * 1024;
  private static final int BATCH_BYTES = 64 * 1024;

  /** What a transaction holds is readable with its checkpoint, whose flush waits for no linger. */
  private static final int LINGER_MS = 50;

  private Sinks() {}

  /** Writes in the transactions of the checkpoints, to the topic that each record names. */
  public static Sink<TopicRecord> exactlyOnce(
      String bootstrapServers, TransactionPrefix transactions) {
    return exactlyOnce(bootstrapServers, transactions, TRANSACTION_TIMEOUT);
  }

  static Sink<TopicRecord> exactlyOnce(
      String bootstrapServers, TransactionPrefix transactions, Duration transactionTimeout) {
    return builder(bootstrapServers, new TopicRecordSerializer())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(transactions.text())
        .setProperty(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(transactionTimeout.toMillis()))
        .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES))
        .setProperty(ProducerConfig.LINGER_MS_CONFIG, Integer.toString(LINGER_MS))
        .build();
  }

  /** Writes counts, some perhaps twice after a failure. */
  public static Sink<WithheldCount> withheld(String bootstrapServers) {
    return builder(bootstrapServers, new UnkeyedSerializer<>(Topic.WITHHELD, WithheldCount.class))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  /** Writes dead letters, some perhaps twice after a failure. */
  public static Sink<DeadLetter> deadLetters(String bootstrapServers) {
    return builder(bootstrapServers, new UnkeyedSerializer<>(Topic.DEAD_LETTERS, DeadLetter.class))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  private static <T> KafkaSinkBuilder<T> builder(
      String bootstrapServers, KafkaRecordSerializationSchema<T> serializer) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setRecordSerializer(serializer)
        .setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, Integer.toString(BUFFER_BYTES));
  }
}
