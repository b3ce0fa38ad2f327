package io.placet.benchmarks.gate;

import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Report;
import io.placet.domain.register.Register;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.jobs.contact.ContactJob;
import io.placet.jobs.contact.ContactJobConfig;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
import io.placet.vault.FileVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;

/**
 * How long a withdrawal takes from the broker's acknowledgement to the gate while a backlog of
 * events is worked off: the shipped job on the embedded broker, exactly-once sinks, RocksDB, all in
 * one process. Withdrawals come at a steady rate whether or not earlier ones have arrived. The
 * floor is a plain consumer of the same log in the same process at the same time. Only withdrawals
 * that met a backlog count.
 */
public final class GateBench implements Bench {
  private static final String NAME = "gate";
  private static final int PARTITIONS = 4;
  private static final int EVENTS = 1_000_000;

  /** As shipped; -Dplacet.bench.checkpointMs for another. */
  private static final long CHECKPOINT_MS = 1_000;

  private static final int CONTACTS = 20_000;

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int events = quick ? EVENTS / 10 : EVENTS;
    int contacts = quick ? CONTACTS / 10 : CONTACTS;
    Path folder = Files.createTempDirectory("pb");
    Duration checkpoints =
        Duration.ofMillis(Long.getLong("placet.bench.checkpointMs", CHECKPOINT_MS));
    String yaml = RegisterLoader.sampleYaml();
    Register register = RegisterLoader.parse(yaml, "register.yaml");
    String vault = folder.resolve("v").toString();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("k")));
        Admin admin =
            Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
      new TopicCatalogue(PARTITIONS, (short) 1, register.retention()).createMissing(admin);
      GateLoad load = new GateLoad(kafka.bootstrapServers(), admin, PARTITIONS, contacts);
      load.recordConsents();
      load.queueEvents(events);
      Histogram toGate = new Histogram(3);
      Histogram floor = new Histogram(3);
      try (ContactJob job =
              ContactJob.start(
                  ContactJobConfig.of(
                          kafka.bootstrapServers(),
                          yaml,
                          () -> FileVault.open(Path.of(vault), "bench"),
                          folder.resolve("f"))
                      .withParallelism(2)
                      .withCheckpointInterval(checkpoints));
          WithdrawalTimes times = new WithdrawalTimes(kafka.bootstrapServers(), PARTITIONS)) {
        job.waitUntilRunning(Duration.ofMinutes(2));
        long begun = System.nanoTime();
        load.withdrawWhileBacklogLasts(events, times);
        double seconds = (System.nanoTime() - begun) / 1e9;
        times.drainInto(toGate, floor);
        if (Boolean.getBoolean("placet.bench.trace")) {
          times.trace(System.err);
        }
        report.latency(NAME, "withdrawal_to_gate_ms", toGate, floor, events);
        report.value(
            NAME,
            "backlog_events_per_s",
            load.outputs(Topic.PSEUDONYMISED_EVENTS) / seconds,
            "events/s",
            events);
      }
      load.close();
    }
  }
}
