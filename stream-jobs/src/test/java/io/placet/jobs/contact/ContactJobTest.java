package io.placet.jobs.contact;

import static io.placet.jobs.contact.Outputs.keyed;
import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.jobs.flink.JobException;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.definition.Definitions;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactJobTest {
  private static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final SingleObject<PseudonymisedEvent> EVENTS =
      SingleObject.of(PseudonymisedEvent.class);
  private static final SingleObject<SegmentChange> CHANGES = SingleObject.of(SegmentChange.class);

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;
  private static Gateway gateway;
  private static Outputs outputs;
  private static ContactJobConfig config;
  private static ContactJob job;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("k")));
    String yaml = SampleRegister.yaml();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      new TopicCatalogue(
              PARTITIONS, (short) 1, RegisterLoader.parse(yaml, "register.yaml").retention())
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
    config =
        ContactJobConfig.of(
                kafka.bootstrapServers(),
                yaml,
                VaultSupplier.files(folder.resolve("v"), "test"),
                folder.resolve("s"))
            .withParallelism(2)
            .withCheckpointInterval(Duration.ofMillis(200));
    job = ContactJob.start(config);
    job.waitUntilRunning(PATIENCE);
    outputs = new Outputs(kafka.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    outputs.close();
    gateway.close();
    job.close();
    kafka.close();
  }

  @Test
  void aConsentedContactsThirdOrderMakesAFrequentBuyer() throws Exception {
    String subject = subject("frequent");
    gateway.record(subject, "profiling", GIVEN);
    gateway.order(subject, "f1", "200.00");
    gateway.order(subject, "f2", "200.00");
    gateway.order(subject, "f3", "200.00");

    List<PseudonymisedEvent> events =
        outputs.await(Topic.PSEUDONYMISED_EVENTS, 3, keyed(pseudonym(subject))).stream()
            .map(record -> EVENTS.decode(record.value()))
            .toList();
    assertThat(events)
        .hasSize(3)
        .allSatisfy(e -> assertThat(e.getPurposes()).containsExactly("profiling"));
    SegmentChange change =
        CHANGES.decode(
            outputs
                .await(Topic.SEGMENT_CHANGES, 1, keyed(pseudonym(subject) + "|frequent-buyers"))
                .get(0)
                .value());
    assertThat(change.getChange()).isEqualTo(ChangeKind.ENTERED);
    assertThat(change.getAt()).isEqualTo(events.get(2).getOccurredAt());
    assertThat(outputs.await(Topic.MEMBERSHIPS, 1, keyed(pseudonym(subject) + "|frequent")))
        .hasSize(1);
  }

  @Test
  void aWithdrawalEndsTheMembershipAndIsConfirmed() throws Exception {
    String subject = subject("leaver");
    gateway.record(subject, "profiling", GIVEN);
    for (int order = 1; order <= 3; order++) {
      gateway.order(subject, "l" + order, "200.00");
    }
    outputs.await(Topic.MEMBERSHIPS, 1, keyed(pseudonym(subject) + "|frequent-buyers"));

    String receipt = gateway.record(subject, "profiling", WITHDRAWN);

    assertThat(outputs.await(Topic.SHUT_OFFS, 1, keyed(receipt))).hasSize(1);
    SegmentChange left =
        CHANGES.decode(
            outputs
                .await(Topic.SEGMENT_CHANGES, 2, keyed(pseudonym(subject) + "|frequent-buyers"))
                .get(1)
                .value());
    assertThat(left.getChange()).isEqualTo(ChangeKind.EXITED);
    assertThat(left.getReason()).isEqualTo(ChangeReason.WITHDRAWN);
    assertThat(
            outputs
                .await(Topic.MEMBERSHIPS, 2, keyed(pseudonym(subject) + "|frequent-buyers"))
                .get(1)
                .value())
        .isNull();
  }

  @Test
  void ofAWithheldContactNoByteComesOut() throws Exception {
    String canary = "canary7f3a9";
    String subject = subject("silent");
    gateway.order(subject, canary, "9.99", canary, Instant.now());

    List<WithheldCount> counts =
        outputs.await(Topic.WITHHELD, 1, record -> true).stream()
            .map(record -> SingleObject.of(WithheldCount.class).decode(record.value()))
            .toList();

    assertThat(counts).anySatisfy(count -> assertThat(count.getReason()).isEqualTo("no_record"));
    assertThat(outputs.contain(canary)).isFalse();
    assertThat(outputs.contain(pseudonym(subject))).isFalse();
    assertThat(outputs.contain(subject)).isFalse();
  }

  @Test
  void aRestartLosesNothingAndDoublesNothing() throws Exception {
    String subject = subject("restarted");
    gateway.record(subject, "analytics", GIVEN);
    gateway.order(subject, "before", "1.00");
    outputs.await(Topic.PSEUDONYMISED_EVENTS, 1, keyed(pseudonym(subject)));
    job.cancel();
    job.close();
    gateway.order(subject, "before", "1.00");
    gateway.order(subject, "while", "2.00");

    job = ContactJob.start(config);
    gateway.order(subject, "after", "3.00");

    List<String> totals =
        outputs.await(Topic.PSEUDONYMISED_EVENTS, 3, keyed(pseudonym(subject))).stream()
            .map(record -> EVENTS.decode(record.value()).getFields().get("total").toString())
            .toList();
    assertThat(totals).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aStartWithoutTheStateOfWhatWasCommittedIsRefused() throws Exception {
    String subject = subject("committed");
    gateway.record(subject, "analytics", GIVEN);
    gateway.order(subject, "committed", "1.00");
    outputs.await(Topic.PSEUDONYMISED_EVENTS, 1, keyed(pseudonym(subject)));
    ContactJobConfig elsewhere =
        ContactJobConfig.of(
            kafka.bootstrapServers(),
            config.registerYaml(),
            config.vault(),
            folder.resolve("elsewhere"));

    assertThatThrownBy(() -> ContactJob.start(elsewhere))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("pseudonymised-events")
        .hasMessageContaining("state folder");
  }

  private static String subject(String name) {
    return SubjectId.of(config.vault().open().subject(), ContactId.user(name), 0).text();
  }

  private static String pseudonym(String subject) {
    return config.vault().open().pseudonyms("analytics").ofSubject(new SubjectId(subject));
  }
}
