package io.placet.standalone;

import io.placet.jobs.flink.EventClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What {@code up} is told.
 *
 * @param vault folder of the keys, outside the data
 * @param register file, or the sample that ships with Placet
 */
record UpSettings(
    Path data,
    Path vault,
    Optional<Path> register,
    int gatewayPort,
    int dashboardsPort,
    int managementPort,
    int kafkaPort,
    Optional<String> clock,
    int parallelism,
    int partitions,
    Duration checkpointInterval) {
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
