package io.placet.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.privacy.MetricRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private static final String SUBJECT = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final MetricRef ORDERS = new MetricRef("orders-by-day", 1);
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final List<String> SUBJECTS =
      IntStream.range(0, 1_000).mapToObj(i -> "%022d".formatted(i)).toList();

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 64})
  void aSubjectsPartitionIsTheOneKafkaWouldChooseForItsEvents(int partitions) {
    assertThat(SUBJECTS)
        .allSatisfy(
            subject ->
                assertThat(Keys.partitionOf(subject, partitions))
                    .isEqualTo(
                        BuiltInPartitioner.partitionForKey(Keys.event(subject), partitions)));
  }

  @Test
  void subjectsAreSpreadOverAllPartitions() {
    assertThat(SUBJECTS.stream().map(subject -> Keys.partitionOf(subject, 4))).contains(0, 1, 2, 3);
  }

  @Test
  void keysOfDifferentThingsDiffer() {
    assertThat(
            Stream.of(
                    Keys.event(SUBJECT),
                    Keys.consent(SUBJECT, "r"),
                    Keys.consent(SUBJECT, "s"),
                    Keys.alias("B".repeat(22), SUBJECT),
                    Keys.address(SUBJECT, "B".repeat(22)),
                    Keys.listed(SUBJECT, "spring"),
                    Keys.list("spring"),
                    Keys.marker("gateway-1"),
                    Keys.register("sha"),
                    Keys.membership("analytics.1." + SUBJECT, "frequent-buyers"),
                    Keys.definition("frequent-buyers", 1),
                    Keys.definition("frequent-buyers", 11))
                .map(key -> new String(key, StandardCharsets.UTF_8)))
        .doesNotHaveDuplicates();
  }

  @Test
  void figuresChargesAndWindowsAreFoundByTheseKeys() {
    assertThat(
            Stream.of(
                    Keys.figure(ORDERS, START, List.of()),
                    Keys.figure(ORDERS, START, List.of("France", "25-34")),
                    Keys.charge(YearMonth.of(2026, 11), ORDERS),
                    Keys.window(ORDERS, START))
                .map(key -> new String(key, StandardCharsets.UTF_8)))
        .containsExactly(
            "figure|orders-by-day@1|2026-11-01T00:00:00Z",
            "figure|orders-by-day@1|2026-11-01T00:00:00Z|France|25-34",
            "charge|2026-11|orders-by-day@1",
            "window|orders-by-day@1|2026-11-01T00:00:00Z");
  }

  @Test
  void figuresOfDifferentCellsHaveDifferentKeysWhateverTheirValuesHold() {
    assertThat(
            Stream.of(
                    List.of("a|b", "c"),
                    List.of("a", "b|c"),
                    List.of("a", "b", "c"),
                    List.of("a\\|b", "c"),
                    List.of("a\\", "b|c"),
                    List.of("a\\", "b", "c"))
                .map(cell -> new String(Keys.figure(ORDERS, START, cell), StandardCharsets.UTF_8)))
        .doesNotHaveDuplicates()
        .contains("figure|orders-by-day@1|2026-11-01T00:00:00Z|a\\\\|b\\|c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"frequent-buyers", "a|b", ""})
  void aMembershipsKeyGivesItsSegmentBack(String segment) {
    assertThat(Keys.segmentOf(Keys.membership("analytics.1." + SUBJECT, segment)))
        .isEqualTo(segment);
  }

  @Test
  void aKeyOfTheLogSaysWhoseRecordItIs() {
    String subject = "subject-22-characters-";

    assertThat(Keys.subjectOf(Keys.consent(subject, "r"))).contains(subject);
    assertThat(Keys.subjectOf(Keys.erasure(subject))).contains(subject);
    assertThat(Keys.subjectOf(Keys.listed(subject, "spring"))).contains(subject);
    assertThat(Keys.subjectOf(Keys.list("spring"))).isEmpty();
    assertThat(Keys.subjectOf(Keys.marker(subject))).isEmpty();
    assertThat(Keys.subjectOf(Keys.register(subject))).isEmpty();
    assertThat(Keys.subjectOf(Keys.bytes(subject))).isEmpty();
    assertThat(Keys.subjectOf(null)).isEmpty();
  }
}
