package io.placet.embedded.kafka;

import java.nio.file.Path;

/**
 * Where the broker keeps its data and where it listens.
 *
 * @param dataDirectory created when absent; one broker at a time
 * @param port the loopback port for clients; {@link #ANY_PORT} takes any free one
 * @param lastWords run when Kafka is about to end the JVM, see {@link EmbeddedKafka}; nothing runs
 *     after it, no shutdown hook either
 */
public record EmbeddedKafkaConfig(Path dataDirectory, int port, Runnable lastWords) {
  public static final int ANY_PORT = 0;

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
  }

  /** On any free port. */
  public static EmbeddedKafkaConfig in(Path dataDirectory) {
    return new EmbeddedKafkaConfig(dataDirectory, ANY_PORT, () -> {});
  }

  public EmbeddedKafkaConfig withPort(int port) {
    return new EmbeddedKafkaConfig(dataDirectory, port, lastWords);
  }

  public EmbeddedKafkaConfig withLastWords(Runnable words) {
    return new EmbeddedKafkaConfig(dataDirectory, port, words);
  }
}
