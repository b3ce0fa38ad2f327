package io.placet.jobs.insight;

import io.placet.jobs.flink.JobClock;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.jobs.flink.cluster.LocalCluster;
import io.placet.jobs.flink.cluster.RunningJob;
import io.placet.jobs.flink.metrics.Sample;
import io.placet.jobs.flink.sink.Sinks;
import io.placet.jobs.flink.sink.TransactionPrefix;
import io.placet.jobs.flink.source.Sources;
import io.placet.jobs.flink.start.Leftovers;
import io.placet.jobs.flink.start.ResumePoint;
import io.placet.jobs.flink.start.TopicsAtStart;
import io.placet.jobs.insight.bound.EarlierEndings;
import io.placet.jobs.insight.cell.Draws;
import io.placet.jobs.insight.ledger.LedgerReader;
import io.placet.schemas.register.RegisterLoader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The job from events behind the gate to figures with noise, running in this process. */
public final class InsightsJob implements AutoCloseable {
  private static final String NAME = "insights";

  private final LocalCluster cluster;
  private final RunningJob job;

  private InsightsJob(LocalCluster cluster, RunningJob job) {
    this.cluster = cluster;
    this.job = job;
  }

  /**
   * Starts the job, where an earlier run ended or at the beginning.
   *
   * @throws io.placet.jobs.flink.JobException if topics are missing, or Flink cannot be started
   */
  public static InsightsJob start(InsightsJobConfig config) {
    String kafka = config.bootstrapServers();
    int partitions = TopicsAtStart.partitions(kafka);
    ClusterSettings settings = config.cluster();
    Configuration flink = settings.toFlink();
    // What is committed is the ledger, and the job reads it: it may begin anew.
    ResumePoint.find(settings, kafka, List.of(), Set.of(TransactionPrefix.INSIGHTS)).applyTo(flink);
    Leftovers.delete(settings);
    StreamGraph graph = graph(config, partitions, flink);
    LocalCluster cluster = LocalCluster.start(settings);
    try {
      return new InsightsJob(cluster, cluster.submit(graph));
    } catch (RuntimeException refused) {
      cluster.close();
      throw refused;
    }
  }

  private static StreamGraph graph(InsightsJobConfig config, int partitions, Configuration flink) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(flink);
    environment.setParallelism(config.parallelism());
    String kafka = config.bootstrapServers();
    String yaml = config.registerYaml();
    Sources sources = new Sources(environment, kafka, partitions);
    InsightsTopology.draw(
        new InsightsTopology.Sources(
            sources.pseudonymisedEvents(
                FigureWatermarks.of(config.clock(), config.lateness(), JobClock.system())),
            sources.transitions()),
        Sinks.exactlyOnce(kafka, TransactionPrefix.INSIGHTS),
        new InsightsTopology.Settings(
            () -> RegisterLoader.parse(yaml, "the register"),
            EarlierEndings.ofTopic(kafka),
            LedgerReader.ofTopic(kafka),
            Draws.secure()));
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(NAME);
    return graph;
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
