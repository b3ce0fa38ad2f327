package io.placet.jobs.contact;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.definition.Definitions;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
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
    gateway = new Gateway(kafka.bootstrapServers(), PARTITIONS);
    for (SegmentDefinition sample : Definitions.samples()) {
      gateway.send(
          Topic.DEFINITIONS,
          sample.getId(),
          Keys.definition(sample.getId(), sample.getVersion()),
          SingleObject.of(SegmentDefinition.class).encode(sample));
    }
    VaultSupplier keys = VaultSupplier.files(folder.resolve("v"), "test");
    vault = keys.open();
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
    return vault.pseudonyms("analytics").ofSubject(new SubjectId(subject));
  }

  @Override
  public void close() {
    gateway.close();
    kafka.close();
  }
}
