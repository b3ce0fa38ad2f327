package io.placet.embedded.kafka;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Kafka's settings for a single node that shares one small heap with everything else. */
final class BrokerSettings {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "CLIENT";

  private BrokerSettings() {}

  static Map<String, String> of(Path logs, LoopbackPorts ports, Duration idsKept) {
    Map<String, String> settings = new HashMap<>();
    settings.put("log.dirs", logs.toString());
    settings.putAll(node(ports));
    settings.putAll(ONE_COPY);
    settings.putAll(TRANSACTIONS);
    settings.putAll(forgetting(idsKept));
    settings.putAll(SMALL);
    return settings;
  }

  private static Map<String, String> node(LoopbackPorts ports) {
    return Map.ofEntries(
        entry("process.roles", "broker,controller"),
        entry("node.id", Integer.toString(NODE_ID)),
        entry(
            "listeners",
            "%s://%s,%s://%s"
                .formatted(
                    CLIENT_LISTENER, ports.clientAddress(),
                    CONTROLLER_LISTENER, ports.controllerAddress())),
        entry("advertised.listeners", CLIENT_LISTENER + "://" + ports.clientAddress()),
        entry(
            "listener.security.protocol.map",
            CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT"),
        entry("inter.broker.listener.name", CLIENT_LISTENER),
        entry("controller.listener.names", CONTROLLER_LISTENER),
        // A static quorum: the address is read from here at every start. A dynamic one would keep
        // the first start's port in the metadata log.
        entry("controller.quorum.voters", NODE_ID + "@" + ports.controllerAddress()));
  }

  private static Map<String, String> forgetting(Duration idsKept) {
    return Map.ofEntries(
        entry("transactional.id.expiration.ms", millis(idsKept)),
        entry("producer.id.expiration.ms", millis(idsKept)),
        // How often Kafka looks for ids to forget; by default once an hour.
        entry(
            "transaction.remove.expired.transaction.cleanup.interval.ms",
            millis(idsKept.dividedBy(6))));
  }

  private static final Map<String, String> ONE_COPY =
      Map.ofEntries(
          // A mistyped topic is an error, never a new topic with default retention.
          entry("auto.create.topics.enable", "false"),
          entry("default.replication.factor", "1"),
          entry("offsets.topic.replication.factor", "1"),
          entry("transaction.state.log.replication.factor", "1"),
          entry("transaction.state.log.min.isr", "1"),
          entry("share.coordinator.state.topic.replication.factor", "1"),
          entry("share.coordinator.state.topic.min.isr", "1"),
          // Nobody else joins the group meanwhile.
          entry("group.initial.rebalance.delay.ms", "0"),
          // How often a broker that starts or stops asks the controller whether it may go on.
          entry("broker.heartbeat.interval.ms", "500"),
          // After a kill the controller waits this long for the dead process before it lets the new
          // one register. A pause of the JVM beyond it takes the broker out for a moment; clients
          // retry and nothing is lost.
          entry("broker.session.timeout.ms", "3000"));

  private static final Map<String, String> TRANSACTIONS =
      Map.ofEntries(
          // A checkpoint may have promised a transaction that only the next start commits: it must
          // outlast any stop, or the broker aborts it and the sink drops its records.
          entry("transaction.max.timeout.ms", millis(Duration.ofDays(7))),
          entry("transaction.state.log.num.partitions", "4"),
          entry("offsets.topic.num.partitions", "1"));

  private static final Map<String, String> SMALL =
      Map.ofEntries(
          entry("num.network.threads", "2"),
          entry("num.io.threads", "4"),
          entry("background.threads", "2"),
          entry("num.recovery.threads.per.data.dir", "2"),
          entry("group.coordinator.threads", "1"),
          entry("share.coordinator.threads", "1"),
          entry("share.coordinator.state.topic.num.partitions", "1"),
          entry("log.cleaner.enable", "true"),
          entry("log.cleaner.threads", "1"),
          // 24 bytes a key: some 600,000 keys a pass, more keys take more passes. The default keeps
          // 128 MB of heap for good.
          entry("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024)));

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
