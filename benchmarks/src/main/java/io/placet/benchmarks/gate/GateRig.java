package io.placet.benchmarks.gate;

import io.placet.benchmarks.harness.Cleanup;
import io.placet.domain.register.Register;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.jobs.contact.ContactJob;
import io.placet.jobs.contact.ContactJobConfig;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.TopicCatalogue;
import io.placet.vault.FileVault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A fresh broker with the topics, in this process, and a folder of its own. */
record GateRig(EmbeddedKafka kafka, Admin admin, Path folder) {
  private static final int PARTITIONS = 4;
  private static final int PARALLELISM = 2;

  /** As shipped; -Dplacet.bench.checkpointMs for another. */
  private static final Duration CHECKPOINTS =
      Duration.ofMillis(
          Long.getLong(
              "placet.bench.checkpointMs",
              ContactJobConfig.DEFAULT_CHECKPOINT_INTERVAL.toMillis()));

  static GateRig start(Cleanup cleanup) throws IOException {
    Path folder = cleanup.folder();
    EmbeddedKafka kafka =
        cleanup.keep(EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("k"))));
    Admin admin =
        cleanup.keep(
            Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers())));
    Register register = RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");
    new TopicCatalogue(PARTITIONS, (short) 1, register.retention()).createMissing(admin);
    return new GateRig(kafka, admin, folder);
  }

  GateLoad load(int contacts) {
    return new GateLoad(kafka.bootstrapServers(), admin, PARTITIONS, contacts);
  }

  WithdrawalTimes withdrawalTimes() {
    return new WithdrawalTimes(kafka.bootstrapServers(), PARTITIONS);
  }

  /** The shipped job. */
  ContactJob startGate() {
    String vault = folder.resolve("v").toString();
    ContactJob job =
        ContactJob.start(
            ContactJobConfig.of(
                    kafka.bootstrapServers(),
                    RegisterLoader.sampleYaml(),
                    () -> FileVault.open(Path.of(vault), "bench"),
                    folder.resolve("f"))
                .withParallelism(PARALLELISM)
                .withCheckpointInterval(CHECKPOINTS));
    job.waitUntilRunning(Duration.ofMinutes(2));
    return job;
  }

  /** The floor. */
  BareJob startBare() {
    return BareJob.start(
        kafka.bootstrapServers(),
        PARTITIONS,
        new ClusterSettings(folder.resolve("f"), PARALLELISM, CHECKPOINTS));
  }
}
