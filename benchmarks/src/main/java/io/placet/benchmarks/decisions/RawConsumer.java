package io.placet.benchmarks.decisions;

import io.placet.schemas.topic.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Floor: a bare consumer, set as the gateway's, that puts each record once, value under key as they
 * come, one batch for each poll, into a RocksDB as it comes. It reads nothing and knows nothing of
 * what it holds.
 */
final class RawConsumer {
  private static final Duration POLL = Duration.ofMillis(200);

  private RawConsumer() {}

  /** Copies and ends: bootstrap servers, folder, number of records. */
  public static void main(String[] arguments) throws IOException, RocksDBException {
    RocksDB.loadLibrary();
    Path folder = Path.of(arguments[1]);
    long records = Long.parseLong(arguments[2]);
    long nanos;
    try (Options options = new Options().setCreateIfMissing(true);
        RocksDB database = RocksDB.open(options, folder.toString());
        KafkaConsumer<byte[], byte[]> consumer = consumer(arguments[0])) {
      List<TopicPartition> partitions =
          IntStream.range(0, ConsentLog.PARTITIONS)
              .mapToObj(number -> new TopicPartition(Topic.CONTACT_LOG.topicName(), number))
              .toList();
      long begun = System.nanoTime();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      copy(consumer, database, records);
      nanos = System.nanoTime() - begun;
    }
    new Rebuild(nanos, Rebuild.bytesIn(folder)).say();
  }

  private static void copy(KafkaConsumer<byte[], byte[]> consumer, RocksDB database, long records)
      throws RocksDBException {
    try (WriteOptions writes = new WriteOptions()) {
      for (long copied = 0; copied < records; ) {
        ConsumerRecords<byte[], byte[]> came = consumer.poll(POLL);
        try (WriteBatch batch = new WriteBatch()) {
          for (ConsumerRecord<byte[], byte[]> record : came) {
            batch.put(record.key(), record.value());
          }
          database.write(writes, batch);
        }
        copied += came.count();
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            2_000,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            8 << 20),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
