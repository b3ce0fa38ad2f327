package io.placet.acceptance.process;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.SegmentChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A segment that is defined while contacts are there: it reaches all of them although the process
 * is killed in the middle, and nobody who withdraws meanwhile.
 */
@ExtendWith(OnFailure.class)
class BackfillTest {
  private static final Duration BOUND = Duration.ofSeconds(90);
  private static final String SEGMENT = "looked-twice";
  private static final String DEFINITION =
      """
      {"id": "looked-twice", "name": "Looked twice", "description": "Two views in a year",
       "purpose": "profiling",
       "rule": {"measure": "count", "event": "Product Viewed", "within": "P365D",
                "operator": ">=", "value": 2}}""";

  /** Before the kill, and as many after it. */
  private static final int WITHDRAWALS = 10;

  @TempDir private static Path folder;
  private static PlacetProcess placet;
  private static Viewers viewers;
  private static List<String> withdrawn = new ArrayList<>();
  private static List<JsonNode> receipts = List.of();
  private static boolean killedInTheMiddle;
  private static Observed observed;

  @BeforeAll
  static void defineAndKill() {
    viewers = new Viewers(2_000);
    placet = PlacetProcess.start(folder);
    viewers.fill(placet.api());
    Settled.after(placet, viewers.events());
    String unused = Defined.begin(placet.api(), DEFINITION);
    List<String> paths = withdraw(viewers.who().subList(0, WITHDRAWALS));
    Until.holds(
        BOUND,
        "some contacts asked for",
        () -> placet.api().progress(SEGMENT).path("asked").longValue() > 0);
    killedInTheMiddle = !isComplete();
    placet.kill9();
    placet.restart();
    paths.addAll(withdraw(viewers.who().subList(WITHDRAWALS, 2 * WITHDRAWALS)));
    receipts =
        paths.stream()
            .map(path -> Until.present(BOUND, "a receipt", () -> placet.api().complete(path)))
            .toList();
    Until.holds(BOUND, "progress complete", BackfillTest::isComplete);
    observed = Observed.in(placet, new Names(placet.vault(), viewers.who()));
  }

  private static List<String> withdraw(List<String> contacts) {
    withdrawn.addAll(contacts);
    return new ArrayList<>(
        contacts.stream().map(contact -> placet.api().withdraw(contact, "profiling")).toList());
  }

  private static boolean isComplete() {
    return placet.api().progress(SEGMENT).path("complete").booleanValue();
  }

  @AfterAll
  static void end() {
    placet.close();
  }

  private static List<SegmentChange> changesOf(String contact) {
    return observed.changesOf(contact).getOrDefault(SEGMENT, List.of());
  }

  @Test
  void theProcessIsKilledInTheMiddle() {
    assertThat(killedInTheMiddle).isTrue();
  }

  @Test
  void allWhoseHistoryIsAsAskedAreInAndNobodyWhoWithdrew() {
    TreeSet<String> due =
        viewers.whoLookedTwice().stream()
            .filter(contact -> !withdrawn.contains(contact))
            .map(contact -> contact + " in " + SEGMENT)
            .collect(toCollection(TreeSet::new));

    assertThat(observed.members().keySet()).isNotEmpty().isEqualTo(due);
  }

  @Test
  void eachEntersOnceBecauseTheSegmentIsNew() {
    for (String contact : viewers.whoLookedTwice()) {
      if (!withdrawn.contains(contact)) {
        assertThat(changesOf(contact))
            .as(contact)
            .hasSize(1)
            .allMatch(change -> change.getChange() == ChangeKind.ENTERED)
            .allMatch(change -> change.getReason() == ChangeReason.DEFINED);
      }
    }
  }

  @Test
  void whoWithdrewLeavesForGoodOrNeverEnters() {
    for (String contact : withdrawn) {
      List<SegmentChange> changes = changesOf(contact);
      assertThat(changes.size()).as(contact).isIn(0, 2);
      if (!changes.isEmpty()) {
        assertThat(changes.get(1).getReason()).as(contact).isEqualTo(ChangeReason.WITHDRAWN);
      }
    }
  }

  @Test
  void receiptsOfWithdrawalsAreCompleteMeanwhile() {
    assertThat(receipts).hasSize(2 * WITHDRAWALS);
  }
}
