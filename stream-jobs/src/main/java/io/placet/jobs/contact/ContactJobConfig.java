package io.placet.jobs.contact;

import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.schemas.register.RegisterLoader;
import java.nio.file.Path;
import java.time.Duration;

/**
 * All that the contact job is told, checked once.
 *
 * @param bootstrapServers of Kafka
 * @param registerYaml the register of processing, as text
 * @param vault opens the keys where operators run
 * @param stateFolder for checkpoints and scratch; kept between runs; its path should be short
 * @param parallelism subtasks of each operator
 * @param clock whose time moves event time on
 * @param lateness how long after an event's time it may arrive and still count in order
 * @param checkpointInterval how often outputs become readable
 * @param provingTime how long an event waits for the consent record it rests on
 */
public record ContactJobConfig(
    String bootstrapServers,
    String registerYaml,
    VaultSupplier vault,
    Path stateFolder,
    int parallelism,
    EventClock clock,
    Duration lateness,
    Duration checkpointInterval,
    Duration provingTime) {
  public static final int DEFAULT_PARALLELISM = 1;
  public static final EventClock DEFAULT_CLOCK = EventClock.WALL;
  public static final Duration DEFAULT_LATENESS = Duration.ofSeconds(10);
  public static final Duration DEFAULT_CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
  public static final Duration DEFAULT_PROVING_TIME = Duration.ofSeconds(10);

  public ContactJobConfig {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("Kafka's bootstrap servers are needed, host:port");
    }
    if (lateness.isNegative()) {
      throw new IllegalArgumentException("lateness is zero or more");
    }
    if (provingTime.isNegative() || provingTime.isZero()) {
      throw new IllegalArgumentException("a proving time is more than zero");
    }
    new ClusterSettings(stateFolder, parallelism, checkpointInterval);
    RegisterLoader.parse(registerYaml, "the register");
  }

  /** With the defaults. */
  public static ContactJobConfig of(
      String bootstrapServers, String registerYaml, VaultSupplier vault, Path stateFolder) {
    return new ContactJobConfig(
        bootstrapServers,
        registerYaml,
        vault,
        stateFolder,
        DEFAULT_PARALLELISM,
        DEFAULT_CLOCK,
        DEFAULT_LATENESS,
        DEFAULT_CHECKPOINT_INTERVAL,
        DEFAULT_PROVING_TIME);
  }

  public ContactJobConfig withParallelism(int subtasks) {
    return new ContactJobConfig(
        bootstrapServers,
        registerYaml,
        vault,
        stateFolder,
        subtasks,
        clock,
        lateness,
        checkpointInterval,
        provingTime);
  }

  public ContactJobConfig withClock(EventClock whose) {
    return new ContactJobConfig(
        bootstrapServers,
        registerYaml,
        vault,
        stateFolder,
        parallelism,
        whose,
        lateness,
        checkpointInterval,
        provingTime);
  }

  public ContactJobConfig withCheckpointInterval(Duration interval) {
    return new ContactJobConfig(
        bootstrapServers,
        registerYaml,
        vault,
        stateFolder,
        parallelism,
        clock,
        lateness,
        interval,
        provingTime);
  }

  ClusterSettings cluster() {
    return new ClusterSettings(stateFolder, parallelism, checkpointInterval);
  }
}
