package io.placet.jobs.flink.cluster;

import io.placet.jobs.flink.JobException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.SerializedThrowable;

/** A job that was submitted. */
public final class RunningJob {
  private static final String OURS = "io.placet.";
  private static final long POLL_MS = 20;
  private static final long PATIENCE_S = 60;

  private final MiniCluster cluster;
  private final JobID id;
  private final CompletableFuture<Void> terminated;

  RunningJob(MiniCluster cluster, JobID id) {
    this.cluster = cluster;
    this.id = id;
    this.terminated =
        cluster.requestJobResult(id).handle((result, lost) -> result).thenAccept(this::check);
  }

  /**
   * Returns once every task runs.
   *
   * @throws JobException if the job ends instead, or the time is over
   */
  public void waitUntilRunning(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      while (!isRunning()) {
        if (System.nanoTime() - deadline > 0) {
          throw new JobException("the job does not run within " + atMost.toSeconds() + " s");
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JobException("interrupted", interrupted);
    }
  }

  /**
   * Completes when the job has ended: normally if it was cancelled or the cluster closed, with a
   * {@link JobException} if Flink gave it up.
   */
  public CompletableFuture<Void> terminated() {
    return terminated.copy();
  }

  /** Ends the job; its checkpoints stay, and the next start resumes from the newest. */
  public void cancel() {
    try {
      if (!terminated.isDone()) {
        cluster.cancelJob(id).get(PATIENCE_S, TimeUnit.SECONDS);
      }
      // A failure is for those who wait for the end; here it is only over.
      terminated.handle((end, failure) -> true).get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new JobException("the job could not be cancelled", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JobException("interrupted", interrupted);
    }
  }

  /** How often its tasks were started again since it was submitted; Flink does so after a fault. */
  public int restarts() {
    try {
      AccessExecutionGraph graph = cluster.getExecutionGraph(id).get(PATIENCE_S, TimeUnit.SECONDS);
      return StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
          .mapToInt(task -> task.getCurrentExecutionAttempt().getAttemptNumber())
          .max()
          .orElse(0);
    } catch (ExecutionException | TimeoutException unknown) {
      throw new JobException("the state of the job cannot be learnt", unknown);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JobException("interrupted", interrupted);
    }
  }

  private boolean isRunning() throws InterruptedException {
    if (terminated.isDone()) {
      terminated.join();
      throw new JobException("the job has ended");
    }
    try {
      AccessExecutionGraph graph = cluster.getExecutionGraph(id).get(PATIENCE_S, TimeUnit.SECONDS);
      return graph.getState() == JobStatus.RUNNING
          && StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
              .allMatch(task -> task.getExecutionState() == ExecutionState.RUNNING);
    } catch (ExecutionException | TimeoutException unknown) {
      throw new JobException("the state of the job cannot be learnt", unknown);
    }
  }

  private void check(JobResult result) {
    if (result != null && result.getJobStatus().filter(JobStatus.FAILED::equals).isPresent()) {
      throw result
          .getSerializedThrowable()
          .map(RunningJob::failure)
          .orElseGet(() -> new JobException("the job failed"));
    }
  }

  private static JobException failure(SerializedThrowable thrown) {
    Throwable known = thrown.deserializeError(RunningJob.class.getClassLoader());
    return new JobException("the job was given up: " + clearest(known).getMessage(), known);
  }

  /** What we said ourselves about the failure, or else its root. */
  private static Throwable clearest(Throwable failure) {
    Throwable cause = failure;
    while (!cause.getClass().getName().startsWith(OURS) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
