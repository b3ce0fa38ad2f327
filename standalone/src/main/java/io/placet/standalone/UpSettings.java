package io.placet.standalone;

import io.placet.gateway.PublicPages;
import io.placet.jobs.flink.EventClock;
import io.placet.vault.VaultPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What {@code up} is told.
 *
 * @param vault of the keys, outside the data
 * @param register file, or the sample that ships with Placet
 * @param diskReserve bytes to keep free on each disk, or what follows from its size
 * @param pages for people
 * @param loopbackWebhooks whether this machine may be a receiver of webhooks
 */
record UpSettings(
    Path data,
    VaultPlace vault,
    Optional<Path> register,
    int gatewayPort,
    int dashboardsPort,
    int managementPort,
    int kafkaPort,
    Optional<String> clock,
    int parallelism,
    int partitions,
    Duration checkpointInterval,
    OptionalLong diskReserve,
    PublicPages pages,
    boolean loopbackWebhooks) {
  UpSettings {
    Set<Integer> taken = new HashSet<>();
    IntStream.of(gatewayPort, dashboardsPort, managementPort, kafkaPort)
        .filter(port -> port != 0)
        .filter(port -> !taken.add(port))
        .findFirst()
        .ifPresent(
            port -> {
              throw new StartRefused(
                  "port "
                      + port
                      + " is asked for twice; gateway, dashboards, management and Kafka need one each");
            });
    diskReserve.ifPresent(
        bytes -> {
          if (bytes < 0) {
            throw new StartRefused("--disk-reserve-mb: allowed: 0 and more");
          }
        });
    clock.ifPresent(
        name -> {
          if (!name.equals("wall") && !name.equals("events")) {
            throw new StartRefused("--clock: allowed: wall, events");
          }
        });
  }

  static EventClock toEventClock(String name) {
    return name.equals("events") ? EventClock.EVENTS : EventClock.WALL;
  }
}
