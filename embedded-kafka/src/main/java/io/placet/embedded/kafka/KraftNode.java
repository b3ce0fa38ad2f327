package io.placet.embedded.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/** Broker and controller in one, made of Kafka's own server class. */
final class KraftNode implements EmbeddedKafka {
  private static final int START_TIMEOUT_S = 60;
  private static final String PROBE = "placet-start";

  private final DataFolder folder;
  private final LoopbackPorts ports;
  private final KafkaRaftServer server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private KraftNode(DataFolder folder, LoopbackPorts ports, KafkaRaftServer server) {
    this.folder = folder;
    this.ports = ports;
    this.server = server;
  }

  static EmbeddedKafka start(EmbeddedKafkaConfig config) {
    LoopbackPorts ports = LoopbackPorts.free(config.port());
    DataFolder folder = DataFolder.open(config.dataDirectory());
    Exit.setHaltProcedure((code, message) -> halt(config.lastWords(), code));
    KraftNode node;
    try {
      node = new KraftNode(folder, ports, server(folder, ports, config.transactionalIdsKept()));
    } catch (RuntimeException e) {
      folder.close();
      throw notStarted(ports, e);
    }
    try {
      node.server.startup();
      node.awaitCoordinators();
      return node;
    } catch (RuntimeException e) {
      node.close();
      throw notStarted(ports, e);
    }
  }

  private static void halt(Runnable lastWords, int code) {
    try {
      lastWords.run();
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }

  @Override
  public String bootstrapServers() {
    return ports.clientAddress();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        server.shutdown();
        server.awaitShutdown();
      } finally {
        folder.close();
      }
    }
  }

  private static KafkaRaftServer server(DataFolder folder, LoopbackPorts ports, Duration idsKept) {
    // false: do not print every setting at each start.
    return new KafkaRaftServer(
        new KafkaConfig(BrokerSettings.of(folder.logs(), ports, idsKept), false), Time.SYSTEM);
  }

  /**
   * Asks both coordinators something. The first question ever makes the broker create its internal
   * topics, which otherwise delays the first consumer and the first transaction.
   */
  private void awaitCoordinators() {
    Map<String, Object> client =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      await(admin.listConsumerGroupOffsets(PROBE).partitionsToOffsetAndMetadata());
      await(admin.describeTransactions(List.of(PROBE)).all());
    }
  }

  private static void await(KafkaFuture<?> answer) {
    try {
      answer.get(START_TIMEOUT_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
        throw new IllegalStateException(e.getCause());
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer within " + START_TIMEOUT_S + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static EmbeddedKafkaException notStarted(LoopbackPorts ports, RuntimeException cause) {
    return cause instanceof EmbeddedKafkaException known
        ? known
        : new EmbeddedKafkaException(
            "Kafka did not start on %s: %s".formatted(ports.clientAddress(), cause.getMessage()),
            cause);
  }
}
