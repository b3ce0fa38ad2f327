package io.placet.jobs.flink.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * Flink's settings, for jobs that share one process and one small heap with the rest.
 *
 * @param folder of this job: checkpoints and what Flink scratches; its path should be short, for
 *     RocksDB's sake
 * @param parallelism of the job, and slots of a local cluster
 */
public record ClusterSettings(Path folder, int parallelism, Duration checkpointInterval) {
  /** Fixed for good: state is divided by it. */
  private static final int MAX_PARALLELISM = 128;

  private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(50);

  /** Of all RocksDB instances together: caches and write buffers. */
  private static final MemorySize ROCKSDB = MemorySize.ofMebiBytes(256);

  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(32);

  /** Small, so that few events are under way before a withdrawal. */
  private static final MemorySize NETWORK_BUFFER = MemorySize.parse("4kb");

  private static final String CHECKPOINTS = "checkpoints";
  private static final String CHANGES = "changes";

  /** How often a job is started again before it is given up, and given up aloud. */
  static final int ATTEMPTS = 10;

  public ClusterSettings {
    folder = folder.toAbsolutePath().normalize();
    if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
      throw new IllegalArgumentException(
          "parallelism is 1 to " + MAX_PARALLELISM + ", not " + parallelism);
    }
    if (checkpointInterval.compareTo(Duration.ofMillis(10)) < 0) {
      throw new IllegalArgumentException("a checkpoint interval is 10 ms or more");
    }
  }

  /** Where checkpoints are kept, below a folder for each job id. */
  public Path checkpoints() {
    return folder.resolve(CHECKPOINTS);
  }

  /** Where changes of the state are kept between two full sets of its files, below each job id. */
  public Path changes() {
    return folder.resolve(CHANGES);
  }

  /** What a folder keeps between runs; a start copies what it needs of it. */
  public static List<Path> keptIn(Path folder) {
    return List.of(folder.resolve(CHECKPOINTS), folder.resolve(CHANGES));
  }

  Path scratch() {
    return folder.resolve("t");
  }

  /** All of it, for cluster and job. */
  public Configuration toFlink() {
    Configuration flink = new Configuration();
    cluster(flink);
    pipeline(flink);
    StateSettings.set(flink, this);
    restarts(flink);
    return flink;
  }

  /** A folder as Flink reads it: a URI would be taken by the letter, with %20 for a space. */
  public static String flinkPath(Path folder) {
    return org.apache.flink.core.fs.Path.fromLocalFile(folder.toFile()).toString();
  }

  private void cluster(Configuration flink) {
    flink.set(CoreOptions.TMP_DIRS, scratch().toString());
    flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, ROCKSDB);
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    flink.set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, NETWORK_BUFFER);
    flink.set(RestOptions.ADDRESS, "127.0.0.1");
    flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    flink.set(RestOptions.BIND_PORT, "0");
  }

  private static void pipeline(Configuration flink) {
    flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    // No operator changes or keeps what it was handed: no copies between chained ones.
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    flink.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARK_INTERVAL);
  }

  private static void restarts(Configuration flink) {
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(200));
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(10));
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, ATTEMPTS);
  }
}
