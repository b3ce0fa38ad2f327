package io.placet.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the broker keeps its data and where it listens.
 *
 * @param dataDirectory created when absent; one broker at a time
 * @param port the loopback port for clients; {@link #ANY_PORT} takes any free one
 * @param lastWords run when Kafka is about to end the JVM, see {@link EmbeddedKafka}; nothing runs
 *     after it, no shutdown hook either
 * @param transactionalIdsKept how long a transactional id is remembered after its last use; one
 *     with an open transaction is never forgotten
 */
public record EmbeddedKafkaConfig(
    Path dataDirectory, int port, Runnable lastWords, Duration transactionalIdsKept) {
  public static final int ANY_PORT = 0;

  /**
   * Flink's exactly-once sinks take new ids at each checkpoint, also when idle: forget them soon.
   */
  public static final Duration DEFAULT_TRANSACTIONAL_IDS_KEPT = Duration.ofHours(1);

  public EmbeddedKafkaConfig {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    if (dataDirectory.toString().contains(",")) {
      // Kafka would read one path with a comma as two folders.
      throw new IllegalArgumentException(
          "Kafka's folder may not contain a comma: " + dataDirectory);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Not a port: " + port);
    }
    if (transactionalIdsKept.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("transactional ids are kept for a second or more");
    }
  }

  /** On any free port. */
  public static EmbeddedKafkaConfig in(Path dataDirectory) {
    return new EmbeddedKafkaConfig(
        dataDirectory, ANY_PORT, () -> {}, DEFAULT_TRANSACTIONAL_IDS_KEPT);
  }

  public EmbeddedKafkaConfig withPort(int port) {
    return new EmbeddedKafkaConfig(dataDirectory, port, lastWords, transactionalIdsKept);
  }

  public EmbeddedKafkaConfig withLastWords(Runnable words) {
    return new EmbeddedKafkaConfig(dataDirectory, port, words, transactionalIdsKept);
  }

  public EmbeddedKafkaConfig withTransactionalIdsKept(Duration kept) {
    return new EmbeddedKafkaConfig(dataDirectory, port, lastWords, kept);
  }
}
