package io.placet.acceptance.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.acceptance.retail.RetailEvent;
import io.placet.acceptance.retail.RetailFile;
import io.placet.acceptance.retail.SegmentTruth;
import io.placet.acceptance.retail.SegmentTruth.Transition;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Withdrawn in the middle of a replay: what stops, and what does not. */
@ExtendWith(OnFailure.class)
class WithdrawalTest {
  /** How long the events take, so that there is a middle. */
  private static final int REPLAY_SECONDS = 12;

  /** Longer than by default, so that a receipt that does not wait for a commit is caught. */
  private static final String CHECKPOINT_INTERVAL_MS = "2000";

  private static final Duration BOUND = Duration.ofSeconds(90);

  @TempDir private static Path folder;
  private static PlacetProcess placet;
  private static Expected expected;

  /** Withdraws profiling and analytics. */
  private static String gone;

  /** Withdraws profiling only. */
  private static String counted;

  private static boolean replaying;
  private static List<JsonNode> complete;
  private static Map<TopicPartition, Long> endsAtReceipt;
  private static Comparison comparison;

  @BeforeAll
  static void withdrawInTheMiddle() throws IOException {
    boolean whole = Boolean.getBoolean("placet.long");
    RetailFile file = whole ? RetailFile.find(folder) : RetailFile.small(folder);
    expected = Expected.of(file);
    List<String> steady = steadyCustomers();
    gone = steady.get(0);
    counted = steady.get(1);
    placet =
        PlacetProcess.start(
            folder, "--clock", "events", "--checkpoint-interval-ms", CHECKPOINT_INTERVAL_MS);
    Api api = placet.api();
    String speed = Integer.toString(Math.max(1, expected.posted().size() / REPLAY_SECONDS));
    try (Replay replay = Replay.start(placet, file.path(), "--keep-times", "--speed", speed)) {
      long middle = expected.admitted().size() * 2L / 5;
      Until.holds(BOUND, "40 % of the events accepted", () -> api.accepted() >= middle);
      List<String> receipts =
          List.of(
              api.withdraw(gone, "profiling"),
              api.withdraw(gone, "analytics"),
              api.withdraw(counted, "profiling"));
      complete =
          receipts.stream()
              .map(path -> Until.present(BOUND, "a complete receipt", () -> api.complete(path)))
              .toList();
      endsAtReceipt = placet.topics().stableEnds(Topic.committedOutputs());
      replaying = replay.isRunning();
      Settled.after(placet, replay.counts().accepted());
    }
    comparison = Comparison.of(expected, placet);
  }

  @AfterAll
  static void end() {
    placet.close();
  }

  /** Frequent buyers throughout the middle who buy on after it, the busiest first. */
  private static List<String> steadyCustomers() {
    List<RetailEvent> admitted = expected.admitted();
    Instant from = admitted.get(admitted.size() * 3 / 10).time();
    Instant until = admitted.get(admitted.size() * 7 / 10).time();
    SegmentTruth buyers = expected.segment("frequent-buyers");
    Set<String> moving =
        buyers.transitions(until).stream()
            .filter(transition -> transition.at().isAfter(from))
            .map(Transition::contact)
            .collect(toSet());
    List<String> steady =
        buyers.membersAt(from).stream()
            .filter(contact -> !moving.contains(contact) && Expected.gives(contact, "analytics"))
            .sorted(Comparator.comparing(contact -> -eventsAfter(contact, until)))
            .limit(2)
            .toList();
    assertThat(steady).hasSize(2).allMatch(contact -> eventsAfter(contact, until) > 0);
    return steady;
  }

  private static long eventsAfter(String contact, Instant instant) {
    return timesInFile(contact).stream().filter(time -> time.isAfter(instant)).count();
  }

  private static List<Instant> timesInFile(String contact) {
    return expected.admitted().stream()
        .filter(event -> event.contact().equals(contact))
        .map(RetailEvent::time)
        .toList();
  }

  /** Records that came after the receipts were complete. */
  private static Stream<ConsumerRecord<byte[], byte[]>> later(Topic topic, String contact) {
    String pseudonym = comparison.names().pseudonym(contact);
    return placet.topics().read(topic).stream()
        .filter(record -> isLater(topic, record.partition(), record.offset()))
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).startsWith(pseudonym));
  }

  private static boolean isLater(Topic topic, int partition, long offset) {
    return offset
        >= endsAtReceipt.getOrDefault(new TopicPartition(topic.topicName(), partition), 0L);
  }

  @Test
  void theReceiptsWereCompleteWhileEventsStillCame() {
    assertThat(replaying).isTrue();
  }

  @Test
  void aCompleteReceiptSaysWhenEachPointStopped() {
    assertThat(complete)
        .hasSize(3)
        .allSatisfy(
            receipt -> {
              assertThat(receipt.path("points"))
                  .allSatisfy(point -> assertThat(point.hasNonNull("stoppedAt")).isTrue());
              assertThat(receipt.path("points"))
                  .extracting(point -> point.path("kind").asText())
                  .contains("gateway", "stream");
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"PSEUDONYMISED_EVENTS", "SEGMENT_CHANGES", "MEMBERSHIPS"})
  void afterTheReceiptNothingComesOfWhoWithdrewEverything(Topic topic) {
    assertThat(later(topic, gone)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SEGMENT_CHANGES", "MEMBERSHIPS"})
  void afterTheReceiptNoSegmentMovesWhoWithdrewProfiling(Topic topic) {
    assertThat(later(topic, counted)).isEmpty();
  }

  @Test
  void afterTheReceiptAnEventRestsOnWhatIsLeft() {
    List<PseudonymisedEvent> later =
        placet.topics().read(Topic.PSEUDONYMISED_EVENTS, PseudonymisedEvent.class).stream()
            .filter(at -> isLater(Topic.PSEUDONYMISED_EVENTS, at.partition(), at.offset()))
            .map(Topics.At::value)
            .filter(event -> event.getPseudonym().equals(comparison.names().pseudonym(counted)))
            .toList();

    assertThat(later).isNotEmpty().allMatch(e -> e.getPurposes().equals(List.of("analytics")));
  }

  @Test
  void whoWithdrewHasLeftEverySegment() {
    for (String contact : List.of(gone, counted)) {
      Map<String, List<SegmentChange>> changes = comparison.observed().changesOf(contact);
      assertThat(changes).containsKey("frequent-buyers");
      changes.forEach(
          (segment, ofSegment) ->
              assertThat(ofSegment.get(ofSegment.size() - 1).getChange())
                  .as(segment)
                  .isEqualTo(ChangeKind.EXITED));
      List<SegmentChange> buyer = changes.getOrDefault("frequent-buyers", List.of());
      assertThat(buyer.get(buyer.size() - 1).getReason()).isEqualTo(ChangeReason.WITHDRAWN);
    }
  }

  @Test
  void theViewOfMembershipsHasATombstoneForWhoWithdrew() {
    Set<String> present = new TreeSet<>();
    Set<String> buried = new TreeSet<>();
    placet
        .topics()
        .newestByKey(Topic.MEMBERSHIPS)
        .forEach((key, record) -> (record.value() == null ? buried : present).add(key));
    for (String contact : List.of(gone, counted)) {
      String pseudonym = comparison.names().pseudonym(contact);

      assertThat(present).isNotEmpty().noneMatch(key -> key.startsWith(pseudonym));
      assertThat(buried).anyMatch(key -> key.startsWith(pseudonym));
    }
  }

  @Test
  void whatCameBeforeIsAllThereAndNothingOfWhatCameAfter() {
    List<Instant> inFile = timesInFile(gone);
    List<Instant> seen = comparison.observed().timesOf(gone);

    assertThat(seen).isNotEmpty().hasSizeLessThan(inFile.size());
    assertThat(inFile).startsWith(seen.toArray(Instant[]::new));
  }

  @Test
  void everybodyElseIsCountedAsBefore() {
    comparison.without(List.of(gone)).assertEventsEqual();
    for (String segment : Expected.SEGMENTS.keySet()) {
      comparison.without(List.of(gone, counted)).assertSegmentEqual(segment);
    }
  }
}
