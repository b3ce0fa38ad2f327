package io.placet.jobs.flink.cluster;

import io.placet.jobs.flink.metrics.Sample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A job that runs in this process, in a cluster of its own. */
public abstract class LocalJob implements AutoCloseable {
  private final LocalCluster cluster;
  private final RunningJob job;

  /**
   * Starts a cluster and submits a job to it.
   *
   * @throws io.placet.jobs.flink.JobException if Flink cannot be started or does not take it
   */
  protected LocalJob(ClusterSettings settings, StreamGraph graph) {
    cluster = LocalCluster.start(settings);
    try {
      job = cluster.submit(graph);
    } catch (RuntimeException refused) {
      cluster.close();
      throw refused;
    }
  }

  /** Returns once every task runs. */
  public void waitUntilRunning(Duration atMost) {
    job.waitUntilRunning(atMost);
  }

  /**
   * Completes when the job has ended: normally if it was cancelled or closed, with a {@link
   * io.placet.jobs.flink.JobException} if it was given up.
   */
  public CompletableFuture<Void> terminated() {
    return job.terminated();
  }

  /** How often its tasks were started again after a fault, since this start. */
  public int restarts() {
    return job.restarts();
  }

  /** What it measures now. */
  public List<Sample> metrics() {
    return cluster.metrics().samples();
  }

  /** Ends the job; the next start resumes where it was. */
  public void cancel() {
    job.cancel();
  }

  /** Ends the job and its cluster. */
  @Override
  public void close() {
    try {
      job.cancel();
    } finally {
      cluster.close();
    }
  }
}
