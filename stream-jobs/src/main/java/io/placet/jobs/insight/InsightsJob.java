package io.placet.jobs.insight;

import io.placet.jobs.flink.JobClock;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.jobs.flink.cluster.LocalJob;
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
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The job from events behind the gate to figures with noise, running in this process. */
public final class InsightsJob extends LocalJob {
  private static final String NAME = "insights";

  private InsightsJob(ClusterSettings settings, StreamGraph graph) {
    super(settings, graph);
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
    return new InsightsJob(settings, graph);
  }

  static StreamGraph graph(InsightsJobConfig config, int partitions, Configuration flink) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(flink);
    environment.setParallelism(config.parallelism());
    String kafka = config.bootstrapServers();
    String yaml = config.registerYaml();
    Sources sources = new Sources(environment, kafka, partitions);
    InsightsTopology.draw(
        new InsightsTopology.Sources(
            sources.pseudonymisedEvents(FigureWatermarks.of(config.time(), JobClock.system())),
            SegmentRecords.of(sources, FigureWatermarks.beside(config.time(), JobClock.system())),
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
}
