package io.placet.benchmarks.gate;

import io.placet.benchmarks.harness.Cleanup;
import io.placet.domain.register.Register;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.gateway.GatewayConfig;
import io.placet.jobs.contact.ContactJob;
import io.placet.jobs.contact.ContactJobConfig;
import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.Uids;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
import io.placet.vault.FileVault;
import io.placet.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/** A fresh broker with the topics, in this process, and a folder of its own. */
public record GateRig(EmbeddedKafka kafka, Admin admin, Path folder, Register register) {
  private static final int PARTITIONS = 4;
  private static final int PARALLELISM = 2;

  /** Five times as often as shipped; -Dplacet.bench.checkpointMs for another. */
  public static final Duration CHECKPOINTS =
      Duration.ofMillis(Long.getLong("placet.bench.checkpointMs", 200));

  private static final Duration SETTLES = Duration.ofMinutes(4);

  public static GateRig start(Cleanup cleanup) throws IOException {
    Path folder = cleanup.folder();
    EmbeddedKafka kafka =
        cleanup.keep(EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("k"))));
    Admin admin =
        cleanup.keep(
            Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers())));
    Register register = RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");
    new TopicCatalogue(PARTITIONS, (short) 1, register.retention()).createMissing(admin);
    return new GateRig(kafka, admin, folder, register);
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  public int partitions() {
    return PARTITIONS;
  }

  /** What writes consents and events of so many contacts. */
  public GateLoad load(int contacts) {
    return new GateLoad(kafka.bootstrapServers(), PARTITIONS, contacts, vault().dataKeys());
  }

  Outputs outputs() {
    return outputs(Topic.PSEUDONYMISED_EVENTS);
  }

  public Outputs outputs(Topic topic) {
    return new Outputs(kafka.bootstrapServers(), admin, PARTITIONS, topic);
  }

  public WithdrawalTimes withdrawalTimes() {
    return new WithdrawalTimes(kafka.bootstrapServers(), PARTITIONS);
  }

  /** The shipped job. */
  public ContactJob startGate() {
    return startGate(EventClock.WALL);
  }

  /** The shipped job, with another time. */
  public ContactJob startGate(EventClock clock) {
    String keys = folder.resolve("v").toString();
    ContactJob job =
        ContactJob.start(
            ContactJobConfig.of(
                    kafka.bootstrapServers(),
                    RegisterLoader.sampleYaml(),
                    () -> FileVault.open(Path.of(keys), "bench"),
                    folder.resolve("f"))
                .withParallelism(PARALLELISM)
                .withClock(clock)
                .withCheckpointInterval(CHECKPOINTS));
    job.waitUntilRunning(Duration.ofMinutes(2));
    return job;
  }

  /** The keys of this rig. */
  public Vault vault() {
    return FileVault.open(folder.resolve("v"), "bench");
  }

  /** A gateway beside the job, which completes the receipts. */
  public GatewayBeside startGateway(Cleanup cleanup) {
    return GatewayBeside.start(
        cleanup,
        new GatewayConfig(
            kafka.bootstrapServers(),
            register,
            RegisterLoader.sampleYaml(),
            folder.resolve("g").resolve("gateway"),
            "127.0.0.1",
            0,
            0,
            PARTITIONS,
            (short) 1,
            "wall"),
        vault());
  }

  /**
   * An operator's state once RocksDB's files were taken after the last event; changes are merged
   * into them once a minute.
   */
  public StateSize settledState(Uids operator) throws IOException {
    long deadline = System.nanoTime() + SETTLES.toNanos();
    Optional<StateSize> size = Optional.empty();
    while (System.nanoTime() < deadline && size.filter(StateSize::isTaken).isEmpty()) {
      LockSupport.parkNanos(100_000_000L);
      try {
        size = StateSize.of(operator, folder.resolve("f").resolve("checkpoints"));
      } catch (NoSuchFileException | UncheckedIOException removed) {
        // a checkpoint makes room for the next while it is looked at
      }
    }
    return size.filter(StateSize::isTaken)
        .orElseThrow(() -> new IllegalStateException("RocksDB's files were not taken in time"));
  }

  /** The shipped job up to where its output is nameless. */
  GateOnlyJob startGateOnly() {
    return GateOnlyJob.start(
        kafka.bootstrapServers(),
        PARTITIONS,
        new ClusterSettings(folder.resolve("f"), PARALLELISM, CHECKPOINTS),
        VaultSupplier.files(folder.resolve("v"), "bench"));
  }

  /** The floor. */
  public BareJob startBare() {
    return BareJob.start(
        kafka.bootstrapServers(),
        PARTITIONS,
        new ClusterSettings(folder.resolve("f"), PARALLELISM, CHECKPOINTS));
  }
}
