package io.placet.schemas.topic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.register.Retention;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopicCatalogueTest {
  private static final int PARTITIONS = 3;
  private static final short ONE_COPY = 1;
  private static final Retention RETENTION =
      new Retention(
          Duration.ofDays(7),
          Duration.ofDays(365),
          Duration.ofDays(300),
          Duration.ofDays(30),
          Duration.ofDays(1_095));
  private static final TopicCatalogue CATALOGUE =
      new TopicCatalogue(PARTITIONS, ONE_COPY, RETENTION);

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;
  private static Admin admin;

  @BeforeAll
  static void createOnAnEmptyBroker() {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    CATALOGUE.createMissing(admin);
  }

  @AfterAll
  static void stop() {
    admin.close();
    kafka.close();
  }

  @Test
  void everyTopicExistsWithItsPartitionsAndNoOther() throws Exception {
    List<String> names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(admin.describeTopics(names).allTopicNames().get().values())
        .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(PARTITIONS));
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void aTimestampIsTheBrokersAppendTime(Topic topic) throws Exception {
    assertThat(setting(topic, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG))
        .isEqualTo("LogAppendTime");
  }

  @ParameterizedTest
  @EnumSource(names = {"CONTACT_LOG", "CONTACTS", "MEMBERSHIPS", "DEFINITIONS", "INSIGHTS"})
  void erasedBytesLeaveACompactedTopicWithinADay(Topic topic) throws Exception {
    assertThat(setting(topic, TopicConfig.CLEANUP_POLICY_CONFIG)).isEqualTo("compact");
    assertThat(
            Long.parseLong(setting(topic, TopicConfig.SEGMENT_MS_CONFIG))
                + Long.parseLong(setting(topic, TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG)))
        .isLessThan(Duration.ofDays(1).toMillis());
  }

  @ParameterizedTest
  @CsvSource({
    "EVENTS, 7",
    "PSEUDONYMISED_EVENTS, 365",
    "SEGMENT_CHANGES, 300",
    "WITHHELD, 30",
    "SHUT_OFFS, 1095",
    "CONSENT_TRANSITIONS, 35"
  })
  void aLogIsKeptAsLongAsTheRegisterSaysAndAtMostADayMore(Topic topic, long days) throws Exception {
    assertThat(setting(topic, TopicConfig.CLEANUP_POLICY_CONFIG)).isEqualTo("delete");
    assertThat(setting(topic, TopicConfig.RETENTION_MS_CONFIG))
        .isEqualTo(Long.toString(Duration.ofDays(days).toMillis()));
    assertThat(setting(topic, TopicConfig.SEGMENT_MS_CONFIG))
        .isEqualTo(Long.toString(Duration.ofDays(1).toMillis()));
  }

  @Test
  void aReceiptWaitsForConsentTransitionsAndNotForReleasedFigures() {
    assertThat(Topic.committedOutputs())
        .contains(Topic.CONSENT_TRANSITIONS)
        .doesNotContain(Topic.INSIGHTS);
  }

  @Test
  void aSecondStartChangesNothing() throws Exception {
    Map<ConfigResource, Config> before = settings();
    assertThatCode(() -> CATALOGUE.createMissing(admin)).doesNotThrowAnyException();
    assertThat(settings()).isEqualTo(before);
  }

  @Test
  void anotherNumberOfPartitionsIsRefused() {
    TopicCatalogue other = new TopicCatalogue(PARTITIONS + 1, ONE_COPY, RETENTION);
    assertThatThrownBy(() -> other.createMissing(admin))
        .isInstanceOf(TopicException.class)
        .hasMessageMatching(
            "topic [a-z-]+ has 3 partitions, configured are 4; "
                + "the number is fixed at creation: start with --partitions 3");
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACT_LOG, cleanup.policy, delete, compact",
    "EVENTS, cleanup.policy, compact, delete",
    "SHUT_OFFS, message.timestamp.type, CreateTime, LogAppendTime"
  })
  void anotherCleanupPolicyOrTimestampTypeIsRefused(
      Topic topic, String setting, String found, String wanted) throws Exception {
    alter(topic, setting, found);
    try {
      assertThatThrownBy(() -> CATALOGUE.createMissing(admin))
          .isInstanceOf(TopicException.class)
          .hasMessage(
              "topic %s has %s=%s, needed is %s; alter the topic before it is written to,"
                      .formatted(topic.topicName(), setting, found, wanted)
                  + " or use another cluster");
    } finally {
      alter(topic, setting, wanted);
    }
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamedAsTheCause() {
    Map<String, Object> nowhere =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            "127.0.0.1:1",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            "200",
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            "100");
    try (Admin lost = Admin.create(nowhere)) {
      assertThatThrownBy(() -> CATALOGUE.createMissing(lost))
          .isInstanceOf(TopicException.class)
          .hasMessageStartingWith("the broker did not create the topics: ");
    }
  }

  private static String setting(Topic topic, String name) throws Exception {
    return requireNonNull(settings().get(resource(topic))).get(name).value();
  }

  private static Map<ConfigResource, Config> settings() throws Exception {
    return admin
        .describeConfigs(Arrays.stream(Topic.values()).map(TopicCatalogueTest::resource).toList())
        .all()
        .get();
  }

  private static void alter(Topic topic, String setting, String value) throws Exception {
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(set))).all().get();
    // the controller has it; the broker that answers learns of it a moment later
    while (!value.equals(setting(topic, setting))) {
      Thread.onSpinWait();
    }
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
  }
}
