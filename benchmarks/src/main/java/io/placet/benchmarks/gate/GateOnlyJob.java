package io.placet.benchmarks.gate;

import io.placet.domain.register.Register;
import io.placet.jobs.contact.ContactJobConfig;
import io.placet.jobs.contact.GateTopology;
import io.placet.jobs.contact.gate.GateSettings;
import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.JobClock;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.jobs.flink.cluster.LocalCluster;
import io.placet.jobs.flink.cluster.RunningJob;
import io.placet.jobs.flink.sink.Sinks;
import io.placet.jobs.flink.sink.TransactionPrefix;
import io.placet.jobs.flink.source.CaughtUp;
import io.placet.jobs.flink.source.Sources;
import io.placet.schemas.register.RegisterLoader;
import java.time.Duration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The shipped job up to where its output is nameless: gate, opening, pseudonyms, their sinks.
 * Segments are measured for themselves.
 */
final class GateOnlyJob implements AutoCloseable {
  private final LocalCluster cluster;
  private final RunningJob job;

  private GateOnlyJob(LocalCluster cluster, RunningJob job) {
    this.cluster = cluster;
    this.job = job;
  }

  static GateOnlyJob start(
      String bootstrapServers, int partitions, ClusterSettings settings, VaultSupplier vault) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings.toFlink());
    environment.setParallelism(settings.parallelism());
    JobClock clock = JobClock.system();
    CaughtUp caughtUp = new CaughtUp(clock.instant().toEpochMilli());
    Sources sources = new Sources(environment, bootstrapServers, partitions);
    GateTopology.draw(
        new GateTopology.Sources(
            sources.control(caughtUp),
            sources.events(EventClock.WALL, ContactJobConfig.DEFAULT_LATENESS, clock)),
        new GateTopology.Sinks(
            Sinks.exactlyOnce(bootstrapServers, TransactionPrefix.PSEUDONYMISED_EVENTS),
            Sinks.withheld(bootstrapServers),
            Sinks.deadLetters(bootstrapServers)),
        new GateTopology.Settings(gate(partitions, clock), caughtUp, vault));
    LocalCluster cluster = LocalCluster.start(settings);
    RunningJob job = cluster.submit(environment.getStreamGraph());
    job.waitUntilRunning(Duration.ofMinutes(2));
    return new GateOnlyJob(cluster, job);
  }

  private static GateSettings gate(int partitions, JobClock clock) {
    Register register = RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");
    return new GateSettings(
        () -> RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml"),
        clock,
        EventClock.WALL,
        partitions,
        ContactJobConfig.DEFAULT_PROVING_TIME,
        register.retention().events().plus(Duration.ofHours(24)));
  }

  @Override
  public void close() {
    try {
      job.cancel();
    } finally {
      cluster.close();
    }
  }
}
