package io.placet.jobs.contact;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.jobs.flink.EventClock;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.definition.Definitions;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
import io.placet.vault.DataKeys;
import io.placet.vault.SlotReplacement;
import io.placet.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A broker with all topics and the sample definitions, a vault, and what a gateway would write. */
final class Deployment implements AutoCloseable {
  static final int PARTITIONS = 2;

  final EmbeddedKafka kafka;
  final Gateway gateway;
  final ContactJobConfig config;
  private final Vault vault;

  private Deployment(Path folder, Duration transactionalIdsKept) throws Exception {
    kafka =
        EmbeddedKafka.start(
            EmbeddedKafkaConfig.in(folder.resolve("k"))
                .withTransactionalIdsKept(transactionalIdsKept));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      new TopicCatalogue(PARTITIONS, (short) 1, SampleRegister.load().retention())
          .createMissing(admin);
    }
    VaultSupplier keys = VaultSupplier.files(folder.resolve("v"), "test");
    vault = keys.open();
    gateway = new Gateway(kafka.bootstrapServers(), PARTITIONS, vault.dataKeys());
    for (SegmentDefinition sample : Definitions.samples()) {
      gateway.send(
          Topic.DEFINITIONS,
          sample.getId(),
          Keys.definition(sample.getId(), sample.getVersion()),
          SingleObject.of(SegmentDefinition.class).encode(sample));
    }
    config =
        ContactJobConfig.of(
                kafka.bootstrapServers(), SampleRegister.yaml(), keys, folder.resolve("s"))
            .withParallelism(PARTITIONS)
            .withCheckpointInterval(Duration.ofMillis(200));
  }

  static Deployment in(Path folder) throws Exception {
    return in(folder, EmbeddedKafkaConfig.DEFAULT_TRANSACTIONAL_IDS_KEPT);
  }

  static Deployment in(Path folder, Duration transactionalIdsKept) throws Exception {
    return new Deployment(folder, transactionalIdsKept);
  }

  Outputs outputs() {
    return new Outputs(kafka.bootstrapServers());
  }

  ContactJobConfig withStateIn(Path folder) {
    return ContactJobConfig.of(
        config.bootstrapServers(), config.registerYaml(), config.vault(), folder);
  }

  ContactJobConfig withClock(EventClock clock) {
    return new ContactJobConfig(
        config.bootstrapServers(),
        config.registerYaml(),
        config.vault(),
        config.stateFolder(),
        config.parallelism(),
        clock,
        config.lateness(),
        config.checkpointInterval(),
        config.provingTime());
  }

  ContactJobConfig withLateness(Duration lateness) {
    return new ContactJobConfig(
        config.bootstrapServers(),
        config.registerYaml(),
        config.vault(),
        config.stateFolder(),
        config.parallelism(),
        config.clock(),
        lateness,
        config.checkpointInterval(),
        config.provingTime());
  }

  String subject(String name) {
    return SubjectId.of(vault.subject(), ContactId.user(name), 0).text();
  }

  String pseudonym(String subject) {
    return pseudonym(subject, 1);
  }

  String pseudonym(String subject, int epoch) {
    return vault.pseudonyms("analytics", epoch).ofSubject(new SubjectId(subject));
  }

  int beginEpoch() {
    return vault.beginEpoch("analytics");
  }

  /** What a contact's erasure does to its slot; no other test contact is in it. */
  void destroySlotKey(String subject) {
    int slot = DataKeys.slotOf(new SubjectId(subject));
    try (SlotReplacement replacement = vault.dataKeys().replaceSlotKey(slot)) {
      replacement.destroyOlderKeysForever();
    }
  }

  Vault vault() {
    return vault;
  }

  @Override
  public void close() {
    gateway.close();
    kafka.close();
  }
}
