package io.placet.jobs.flink.cluster;

import io.placet.jobs.flink.JobException;
import io.placet.jobs.flink.metrics.StreamMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink cluster inside the process, with as many slots as the job is parallel. */
public final class LocalCluster implements AutoCloseable {
  private static final long PATIENCE_S = 60;

  private final MiniCluster cluster;
  private final StreamMetrics metrics;

  private LocalCluster(MiniCluster cluster, StreamMetrics metrics) {
    this.cluster = cluster;
    this.metrics = metrics;
  }

  /**
   * Starts one.
   *
   * @throws JobException if it cannot be started
   */
  public static LocalCluster start(ClusterSettings settings) {
    try {
      emptyScratch(settings.scratch());
      StreamMetrics metrics = new StreamMetrics();
      MiniCluster cluster =
          new ObservedCluster(
              new MiniClusterConfiguration.Builder()
                  .setConfiguration(settings.toFlink())
                  .setNumTaskManagers(1)
                  .setNumSlotsPerTaskManager(settings.parallelism())
                  .build(),
              metrics);
      cluster.start();
      return new LocalCluster(cluster, metrics);
    } catch (Exception e) {
      throw new JobException("Flink cannot be started in " + settings.folder(), e);
    }
  }

  /**
   * Submits a job.
   *
   * @throws JobException if it is refused
   */
  public RunningJob submit(StreamGraph graph) {
    try {
      JobID id = new JobID();
      JobGraph compiled = graph.getJobGraph(LocalCluster.class.getClassLoader(), id);
      cluster.submitJob(compiled).get(PATIENCE_S, TimeUnit.SECONDS);
      return new RunningJob(cluster, id);
    } catch (ExecutionException | TimeoutException refused) {
      throw new JobException("Flink does not take the job " + graph.getJobName(), refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JobException("interrupted", interrupted);
    }
  }

  /** What its jobs measure. */
  public StreamMetrics metrics() {
    return metrics;
  }

  /** Stops everything; checkpoints stay. */
  @Override
  public void close() {
    try {
      cluster.closeAsync().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException stuck) {
      throw new JobException("Flink does not stop", stuck);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JobException("interrupted", interrupted);
    }
  }

  /** A killed process leaves its working files behind; state comes from checkpoints alone. */
  private static void emptyScratch(Path scratch) throws IOException {
    if (Files.exists(scratch)) {
      List<Path> leftovers;
      try (Stream<Path> tree = Files.walk(scratch)) {
        leftovers = tree.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path leftover : leftovers) {
        Files.delete(leftover);
      }
    }
    Files.createDirectories(scratch);
  }
}
