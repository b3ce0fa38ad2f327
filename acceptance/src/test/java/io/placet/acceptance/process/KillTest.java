package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.acceptance.retail.RetailEvent;
import io.placet.acceptance.retail.RetailFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole process dies, or is stopped, in the middle; the end is as if it had not. */
@ExtendWith(OnFailure.class)
class KillTest {
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REPEATED = 200;
  private static final String[] EVENTS_CLOCK = {"--clock", "events"};
  private static final String[] WITHOUT_CHECKPOINTS = {
    "--clock", "events", "--checkpoint-interval-ms", "3600000"
  };

  @TempDir private Path folder;

  /**
   * One replay, killed three times: before the first checkpoint of a fresh folder, again while it
   * recovers from that, and later. The first start makes no checkpoint at all.
   */
  @Test
  void threeKillsAtRandomMomentsLoseNothingAndDoubleNothing() throws IOException {
    Moments moments = Moments.seeded();
    boolean real = Boolean.getBoolean("placet.long");
    RetailFile file = real ? RetailFile.find(folder) : RetailFile.small(folder);
    String[] options = {"--keep-times", "--speed", real ? "20000" : "200"};
    Expected expected = Expected.of(file);
    int admitted = expected.admitted().size();

    try (PlacetProcess placet = PlacetProcess.start(folder, WITHOUT_CHECKPOINTS)) {
      Api api = placet.api();
      try (Replay replay = Replay.start(placet, file.path(), options)) {
        moments.ofEvents(api, admitted / 20, admitted / 3);
        assertThat(placet.newestCheckpoint()).isZero();
        placet.kill9();
        replay.kill9();
      }
      placet.useOptions(EVENTS_CLOCK);
      placet.beginAgain();
      moments.beforeReady(placet);
      placet.kill9();
      placet.restart();
      try (Replay replay = Replay.start(placet, file.path(), options)) {
        moments.ofEvents(api, admitted / 2, admitted * 9 / 10);
        placet.kill9();
        replay.kill9();
      }
      placet.restart();
      try (Replay again = Replay.start(placet, file.path(), options)) {
        assertThat(again.counts().accepted()).isEqualTo(admitted);
      }
      api.batch(whatASenderRepeats(expected));
      assertThat(api.accepted()).isGreaterThanOrEqualTo(admitted + REPEATED);
      Settled.after(placet, admitted);

      Comparison.of(expected, placet).assertEqual();
      RetailFigures.assertOneStory(placet, expected.posted());
    }
  }

  /** Events from before the kill with their ids, as from a sender that never got its answer. */
  private static List<ObjectNode> whatASenderRepeats(Expected expected) {
    return expected.admitted().stream().limit(REPEATED).map(KillTest::message).toList();
  }

  private static ObjectNode message(RetailEvent event) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("type", "track")
            .put("event", event.type())
            .put("userId", event.contact().replaceFirst("user:", ""))
            .put("messageId", "retail-" + event.orderId())
            .put("timestamp", event.time().toString());
    message.putObject("properties").put("total", event.total());
    return message;
  }

  @Test
  void ctrlCAndAStartGoOnWhereItEnded() throws IOException {
    RetailFile file = RetailFile.small(folder);
    Expected expected = Expected.of(file);
    int admitted = expected.admitted().size();

    try (PlacetProcess placet = PlacetProcess.start(folder, EVENTS_CLOCK)) {
      Api api = placet.api();
      try (Replay replay = Replay.start(placet, file.path(), "--keep-times", "--speed", "200")) {
        Until.holds(BOUND, "a third accepted", () -> 3 * api.accepted() >= admitted);
        assertThat(placet.stop()).contains("Stopped. The next start goes on where this one ended.");
        placet.restart();
        assertThat(replay.counts().accepted()).isEqualTo(admitted);
      }
      Settled.after(placet, admitted);

      Comparison.of(expected, placet).assertEqual();
      RetailFigures.assertOneStory(placet, expected.posted());
      withoutItsCheckpointsItIsRefused(placet);
    }
  }

  /** From the beginning it would write a second time what is committed. */
  private static void withoutItsCheckpointsItIsRefused(PlacetProcess placet) throws IOException {
    placet.kill9();
    Path checkpoints = placet.data().resolve("flink/checkpoints");
    Files.move(checkpoints, checkpoints.resolveSibling("elsewhere"));
    assertThat(placet.startsOnlyToSay("holds committed output of an earlier run")).isTrue();
    assertThat(placet.says(line -> line.startsWith("\tat "))).isFalse();
  }
}
