package io.placet.dashboards.insight;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where figures come from and are kept.
 *
 * @param bootstrapServers of the Kafka that has the topic of released figures
 * @param folder of the store's files, made when absent; or nothing: then in memory, filled from the
 *     topic at each start
 * @param grid what the register says of figures
 * @param rebuild whether what is in the folder is thrown away and filled from the topic anew
 */
public record InsightsConfig(
    String bootstrapServers, Optional<Path> folder, Grid grid, boolean rebuild) {
  public InsightsConfig {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException(
          "The bootstrap servers are empty; allowed: host:port, several with commas between");
    }
  }

  public InsightsConfig(String bootstrapServers, Optional<Path> folder, Grid grid) {
    this(bootstrapServers, folder, grid, false);
  }
}
