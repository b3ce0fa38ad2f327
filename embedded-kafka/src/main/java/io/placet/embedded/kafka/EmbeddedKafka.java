package io.placet.embedded.kafka;

/**
 * A running broker. Its folder keeps records, committed transactions and group offsets across
 * {@link #close} and across the death of the process; the next start may use another port.
 *
 * <p>It listens on 127.0.0.1 without authentication, keeps one copy of everything, and creates no
 * topic that was not asked for.
 *
 * <p><b>It can end the JVM.</b> Kafka halts the process on faults after which it does not trust its
 * own state (a full or failing disk, a metadata log that it cannot replay, a port taken between the
 * check and the bind). The folder is then as after a kill: start again on it.
 */
public interface EmbeddedKafka extends AutoCloseable {

  /**
   * Formats the folder on first use, starts, and returns once clients, consumer groups and
   * transactions are served.
   *
   * @throws EmbeddedKafkaException when the port or the folder is in use, or the folder cannot be
   *     written
   */
  static EmbeddedKafka start(EmbeddedKafkaConfig config) {
    return KraftNode.start(config);
  }

  /** For {@code bootstrap.servers}: the loopback address and the port in use. */
  String bootstrapServers();

  /** Shuts down cleanly; closing again does nothing. */
  @Override
  void close();
}
