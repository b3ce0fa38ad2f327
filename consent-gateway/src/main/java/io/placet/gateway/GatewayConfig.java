package io.placet.gateway;

import io.placet.domain.register.Register;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a gateway is told once, at its start.
 *
 * @param bootstrapServers of Kafka
 * @param register in force
 * @param registerYaml its text, published into the log
 * @param folder of this instance's view and credentials
 * @param host of the API to listen on
 * @param port of the API, 0 for any free one
 * @param managementPort of health and metrics, always on loopback, 0 for any free one
 * @param partitions of each topic, fixed at creation
 * @param replicationFactor of each topic
 * @param streamClock what drives event time in the stream, {@code wall} or {@code events}; shown to
 *     callers
 * @param shutOffDeadline after which a shut-off that is not complete is overdue
 * @param keyGrace how long an old slot key outlives the wrapping of its contacts' keys under the
 *     new one, so that views and stream have read those
 * @param pages for people
 * @param reevaluationsPerSecond contacts that are asked for at most when a definition is new
 * @param loopbackWebhooks whether this machine may be a receiver of webhooks, without TLS: for
 *     development
 */
public record GatewayConfig(
    String bootstrapServers,
    Register register,
    String registerYaml,
    Path folder,
    String host,
    int port,
    int managementPort,
    int partitions,
    short replicationFactor,
    String streamClock,
    Duration shutOffDeadline,
    Duration keyGrace,
    PublicPages pages,
    int reevaluationsPerSecond,
    boolean loopbackWebhooks) {
  /** Topics' default number of partitions. */
  public static final int DEFAULT_PARTITIONS = 4;

  public static final Duration DEFAULT_SHUT_OFF_DEADLINE = Duration.ofSeconds(30);

  /**
   * Longer than a question may wait for its barrier, and as long as an event waits at the gate for
   * the record it rests on.
   */
  public static final Duration DEFAULT_KEY_GRACE = Duration.ofSeconds(10);

  /** 100,000 contacts in 25 s; the log takes some ten times as many, the rest is for others. */
  public static final int DEFAULT_REEVALUATIONS_PER_SECOND = 4_000;

  private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);

  /** Least time between two rounds of the read barrier. */
  static final Duration BARRIER_SPACING = Duration.ofMillis(1);

  /** After which a round that is not proven withholds its questions, which wait for two at most. */
  static final Duration BARRIER_TIMEOUT = Duration.ofSeconds(3);

  public GatewayConfig {
    requirePort(port);
    requirePort(managementPort);
    if (reevaluationsPerSecond < 1) {
      throw new IllegalArgumentException("re-evaluations per second: at least 1");
    }
    if (partitions < 1 || partitions > 128) {
      throw new IllegalArgumentException("partitions: allowed are 1 to 128");
    }
    if (shutOffDeadline.toSeconds() < 1 || shutOffDeadline.compareTo(LONGEST_DEADLINE) > 0) {
      throw new IllegalArgumentException("deadline of shut-offs: allowed are 1 s to 1 day");
    }
  }

  /** With the default deadline of shut-offs, and pages on loopback that send no mail. */
  public GatewayConfig(
      String bootstrapServers,
      Register register,
      String registerYaml,
      Path folder,
      String host,
      int port,
      int managementPort,
      int partitions,
      short replicationFactor,
      String streamClock) {
    this(
        bootstrapServers,
        register,
        registerYaml,
        folder,
        host,
        port,
        managementPort,
        partitions,
        replicationFactor,
        streamClock,
        DEFAULT_SHUT_OFF_DEADLINE,
        DEFAULT_KEY_GRACE,
        PublicPages.LOCAL,
        DEFAULT_REEVALUATIONS_PER_SECOND,
        false);
  }

  public GatewayConfig withShutOffDeadline(Duration deadline) {
    return with(deadline, keyGrace, pages, reevaluationsPerSecond, loopbackWebhooks);
  }

  public GatewayConfig withKeyGrace(Duration grace) {
    return with(shutOffDeadline, grace, pages, reevaluationsPerSecond, loopbackWebhooks);
  }

  public GatewayConfig withPages(PublicPages other) {
    return with(shutOffDeadline, keyGrace, other, reevaluationsPerSecond, loopbackWebhooks);
  }

  public GatewayConfig withReevaluationsPerSecond(int perSecond) {
    return with(shutOffDeadline, keyGrace, pages, perSecond, loopbackWebhooks);
  }

  public GatewayConfig withLoopbackWebhooks(boolean allowed) {
    return with(shutOffDeadline, keyGrace, pages, reevaluationsPerSecond, allowed);
  }

  private GatewayConfig with(
      Duration deadline,
      Duration grace,
      PublicPages otherPages,
      int perSecond,
      boolean loopbackAllowed) {
    return new GatewayConfig(
        bootstrapServers,
        register,
        registerYaml,
        folder,
        host,
        port,
        managementPort,
        partitions,
        replicationFactor,
        streamClock,
        deadline,
        grace,
        otherPages,
        perSecond,
        loopbackAllowed);
  }

  private static void requirePort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 (any free one) to 65535");
    }
  }
}
