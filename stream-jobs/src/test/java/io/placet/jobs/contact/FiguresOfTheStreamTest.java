package io.placet.jobs.contact;

import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.jobs.flink.EventClock;
import io.placet.jobs.insight.FigureTime;
import io.placet.jobs.insight.InsightsJob;
import io.placet.jobs.insight.InsightsJobConfig;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both jobs and a broker: from consents and events to figures, over restarts with more subtasks and
 * with fewer.
 */
class FiguresOfTheStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final SingleObject<InsightEntry> ENTRIES = SingleObject.of(InsightEntry.class);
  private static final SingleObject<ConsentTransition> TRANSITIONS =
      SingleObject.of(ConsentTransition.class);

  /** As little noise as a register may ask for: a σ of 1. */
  private static final String FIGURES =
      """
      insights:
        rho: 1
        delta: 0.000001
        threshold: 0
        metrics:
          - id: orders
            version: 1
            description: Orders
            purpose: analytics
            measure: count
            events: [Order Completed]
            period: day
            cells: 1
            most: 1
            rho: 0.5
          - id: entries
            version: 1
            description: Who enters a segment
            purpose: analytics
            measure: count
            events: [Segment Changed]
            period: day
            by: [{field: change, values: [entered]}]
            cells: 1
            most: 1
            rho: 0.5
      """;

  /** Noise is nearer than that, but for once in ten million times. */
  private static final long FAR = 6;

  private static final int BUYERS = 12;

  /** Before the first event the job has long taken it that none will come. */
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private static final Instant FIRST = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /** Event time is so far behind the newest event of a file. */
  private static final Duration DISTANCE = Duration.ofDays(31);

  @TempDir private static Path folder;
  private static Deployment deployment;
  private static Gateway gateway;
  private static Outputs outputs;
  private static ContactJob job;

  @BeforeAll
  static void start() throws Exception {
    deployment = Deployment.in(folder);
    gateway = deployment.gateway;
    outputs = deployment.outputs();
    job = ContactJob.start(deployment.withClock(EventClock.EVENTS));
    job.waitUntilRunning(PATIENCE);
  }

  @AfterAll
  static void stop() {
    outputs.close();
    job.close();
    deployment.close();
  }

  private static InsightsJob insights(int parallelism) {
    String yaml = deployment.config.registerYaml();
    return InsightsJob.start(
        new InsightsJobConfig(
            deployment.config.bootstrapServers(),
            yaml.substring(0, yaml.indexOf("\ninsights:") + 1) + FIGURES,
            folder.resolve("i"),
            parallelism,
            new FigureTime(EventClock.EVENTS, Duration.ZERO, AT_ONCE),
            Duration.ofMillis(200)));
  }

  @Test
  void whatConsentedContactsDidIsReleasedOnceDayByDay() throws Exception {
    String one = consented("one");
    String other = consented("other");
    String withdrawn = consented("withdrawn");
    try (InsightsJob figures = insights(1)) {
      figures.waitUntilRunning(PATIENCE);
      gateway.order(one, "a1", "10.00", "a1", FIRST);
      gateway.order(other, "b1", "10.00", "b1", FIRST);
      gateway.order(withdrawn, "c1", "10.00", "c1", FIRST);
      for (int buyer = 0; buyer < BUYERS; buyer++) {
        entersASegment(consented("buyer" + buyer), "buyer" + buyer);
        entersASegment(deployment.subject("profiled" + buyer), "profiled" + buyer);
      }
      outputs.await(Topic.PSEUDONYMISED_EVENTS, 3 + 6 * BUYERS, any -> true);
      outputs.await(Topic.SEGMENT_CHANGES, 2 * BUYERS, any -> true);
      gateway.record(withdrawn, "analytics", WITHDRAWN);
      String gone = deployment.pseudonym(withdrawn);
      assertThat(
              outputs.await(Topic.CONSENT_TRANSITIONS, 1, ends(gone)).stream()
                  .map(record -> TRANSITIONS.decode(record.value()).getEnded()))
          .contains(List.of("analytics"));

      // each of both partitions has something so much later that the first days are over
      everybodyOrders(List.of(one, other), "later", FIRST.plus(DAY.multipliedBy(3)).plus(DISTANCE));
      outputs.await(Topic.INSIGHTS, 3, FiguresOfTheStreamTest::isOfOrders);
    }
    Map<Instant, Long> before = values();
    assertThat(List.copyOf(before.values()).get(0)).isBetween(2 + BUYERS - FAR, 2 + BUYERS + FAR);
    assertThat(entries(before.keySet().iterator().next()))
        .as("who allowed profiling alone is not among them")
        .isBetween(BUYERS - FAR, BUYERS + FAR);
    assertThat(List.copyOf(before.values()).get(1)).isBetween(-FAR, FAR);

    goOn(3, List.of(one, other), 6);
    Map<Instant, Long> second = goOn(1, List.of(one, other), 9);
    assertThat(second).containsAllEntriesOf(before);
  }

  /** Starts again, until three days more are released; what was released stays as it was. */
  private static Map<Instant, Long> goOn(int parallelism, List<String> subjects, int day)
      throws Exception {
    Map<Instant, Long> before = values();
    try (InsightsJob figures = insights(parallelism)) {
      figures.waitUntilRunning(PATIENCE);
      everybodyOrders(subjects, "day" + day, FIRST.plus(DAY.multipliedBy(day)).plus(DISTANCE));
      outputs.await(Topic.INSIGHTS, before.size() + 3, FiguresOfTheStreamTest::isOfOrders);
    }
    assertThat(values()).containsAllEntriesOf(before).hasSizeGreaterThanOrEqualTo(day);
    List<String> keys =
        outputs.seen(Topic.INSIGHTS, any -> true).stream()
            .map(record -> new String(record.key(), StandardCharsets.UTF_8))
            .toList();
    assertThat(keys).doesNotHaveDuplicates();
    return values();
  }

  private static String consented(String name) throws Exception {
    String subject = deployment.subject(name);
    gateway.record(subject, "analytics", GIVEN);
    return subject;
  }

  private static void entersASegment(String subject, String name) throws Exception {
    gateway.record(subject, "profiling", GIVEN);
    for (int order = 0; order < 3; order++) {
      gateway.order(subject, name + order, "200.00", name + order, FIRST);
    }
  }

  private static void everybodyOrders(List<String> subjects, String id, Instant at)
      throws Exception {
    for (int more = 0; more < 8; more++) {
      gateway.order(consented(id + more), id + more, "1.00", id + more, at);
    }
    for (String subject : subjects) {
      gateway.order(subject, id + subject, "1.00", id, at);
    }
  }

  private static Predicate<ConsumerRecord<byte[], byte[]>> ends(String pseudonym) {
    return record -> {
      ConsentTransition transition = TRANSITIONS.decode(record.value());
      return transition.getPseudonym().equals(pseudonym) && !transition.getEnded().isEmpty();
    };
  }

  private static boolean isOfOrders(ConsumerRecord<byte[], byte[]> record) {
    return ENTRIES.decode(record.value()).getBody() instanceof FigureReleased figure
        && figure.getMetric().equals("orders");
  }

  /** Of orders, by the first instant of the day. */
  private static Map<Instant, Long> values() {
    Map<Instant, Long> values = new TreeMap<>();
    for (FigureReleased figure : figures()) {
      if (figure.getMetric().equals("orders")) {
        values.put(figure.getFrom(), figure.getValue());
      }
    }
    return values;
  }

  private static long entries(Instant day) {
    return figures().stream()
        .filter(figure -> figure.getFrom().equals(day))
        .filter(figure -> figure.getCell().equals(List.of("entered")))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static List<FigureReleased> figures() {
    return outputs.seen(Topic.INSIGHTS, any -> true).stream()
        .map(record -> ENTRIES.decode(record.value()).getBody())
        .filter(FigureReleased.class::isInstance)
        .map(FigureReleased.class::cast)
        .toList();
  }
}
