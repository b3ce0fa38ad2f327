package io.placet.jobs.insight;

import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.schemas.register.RegisterLoader;
import java.nio.file.Path;
import java.time.Duration;

/**
 * All that the job of figures is told, checked once.
 *
 * @param bootstrapServers of Kafka
 * @param registerYaml the register of processing, as text
 * @param stateFolder for checkpoints and scratch, this job's own; kept between runs: without it
 *     nothing more is released in months in which anything was
 * @param parallelism subtasks that bound contacts; one releases
 * @param time when windows end
 * @param checkpointInterval how often figures become readable
 */
public record InsightsJobConfig(
    String bootstrapServers,
    String registerYaml,
    Path stateFolder,
    int parallelism,
    FigureTime time,
    Duration checkpointInterval) {
  public InsightsJobConfig {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("Kafka's bootstrap servers are needed, host:port");
    }
    new ClusterSettings(stateFolder, parallelism, checkpointInterval);
    RegisterLoader.parse(registerYaml, "the register");
  }

  ClusterSettings cluster() {
    return new ClusterSettings(stateFolder, parallelism, checkpointInterval);
  }
}
