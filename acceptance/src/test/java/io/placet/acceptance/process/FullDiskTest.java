package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.acceptance.process.Api.Answer;
import io.placet.acceptance.retail.RetailEvent;
import io.placet.acceptance.retail.RetailFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk fills up in the middle of a replay: the broker's, that of checkpoints and working state,
 * or that of the gateway's view. The process says so and takes no more; with room again nothing is
 * missing.
 */
@ExtendWith(OnFailure.class)
class FullDiskTest {
  private static final Duration BOUND = Duration.ofMinutes(1);
  private static final int DISK_MB = 192;

  /** Kept free; a quarter of it is for withdrawals alone. */
  private static final int RESERVE_MB = 32;

  private static final int LOW_MB = 20;
  private static final int LAST_MB = 4;

  @TempDir private Path folder;
  private SmallDisk broker;
  private SmallDisk stream;
  private SmallDisk view;
  private Expected expected;
  private RetailFile file;

  @BeforeEach
  void mountThree() throws IOException {
    broker = SmallDisk.at(folder.resolve("data/kafka"), DISK_MB);
    stream = SmallDisk.at(folder.resolve("data/flink"), DISK_MB);
    view = SmallDisk.at(folder.resolve("data/gateway"), DISK_MB);
    file = RetailFile.small(folder);
    expected = Expected.of(file);
  }

  @AfterEach
  void unmount() throws IOException {
    for (SmallDisk disk : new SmallDisk[] {view, stream, broker}) {
      if (disk != null) {
        disk.close();
      }
    }
  }

  private PlacetProcess start() {
    return PlacetProcess.start(
        folder, "--clock", "events", "--disk-reserve-mb", Integer.toString(RESERVE_MB));
  }

  private Replay replay(PlacetProcess placet) {
    return Replay.start(placet, file.path(), "--keep-times", "--speed", "100");
  }

  private void untilAccepted(Api api, int tenths) {
    int wanted = expected.admitted().size() * tenths / 10;
    Until.holds(BOUND, wanted + " events accepted", () -> api.accepted() >= wanted);
  }

  private static void untilSaid(PlacetProcess placet, String text) {
    Until.holds(BOUND, "on the terminal: " + text, () -> placet.says(line -> line.contains(text)));
  }

  /** Customers with an event still to come. */
  private List<String> twoCustomers() {
    List<RetailEvent> admitted = expected.admitted();
    return admitted.subList(admitted.size() * 9 / 10, admitted.size()).stream()
        .map(RetailEvent::contact)
        .filter(contact -> Expected.gives(contact, "profiling"))
        .distinct()
        .limit(2)
        .toList();
  }

  @Test
  void aNearlyFullDiskTakesNoMoreButWithdrawalsAndGoesOnByItself() throws IOException {
    List<String> gone = twoCustomers();
    try (PlacetProcess placet = start()) {
      Api api = placet.api();
      try (Replay replay = replay(placet)) {
        untilAccepted(api, 3);
        broker.leave(LOW_MB);
        untilSaid(placet, "data/kafka is nearly full");
        assertThatOnlyWhatCanWaitIsRefused(placet);
        String first = api.withdraw(gone.get(0), "profiling");

        broker.leave(LAST_MB);
        untilSaid(placet, "data/kafka is full");
        assertNoRoom(api.mayMail(gone.get(0)));
        String second = api.withdraw(gone.get(1), "profiling");
        assertThat(api.complete(second)).isEmpty();

        broker.clear();
        untilSaid(placet, "There is room again");
        assertThat(api.mayMail(gone.get(0)).status()).isEqualTo(200);
        for (String receipt : List.of(first, second)) {
          Until.present(BOUND, "a complete receipt", () -> api.complete(receipt));
        }
        Settled.after(placet, replay.counts().accepted());
      }
      Comparison.of(expected, placet).without(gone).assertEqual();
    }
  }

  private static void assertThatOnlyWhatCanWaitIsRefused(PlacetProcess placet) {
    Api api = placet.api();
    assertNoRoom(api.post("/v1/track", Api.basic(api.writeKey()), "{}"));
    assertNoRoom(api.record("user:1", "newsletter", "GIVEN"));
    assertThat(api.mayMail("user:1").status()).isEqualTo(200);
    assertThat(api.accepted()).isPositive();
    Answer health = placet.health();
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body().path("disk").asText()).isEqualTo("DOWN");
  }

  private static void assertNoRoom(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body().path("detail").asText())
        .matches("the disk is full: [0-9.]+ MB left, [0-9]+ MB needed; .*");
  }

  @Test
  void aDiskThatIsFullAtOnceIsNamedAndNothingIsLost() throws IOException {
    try (PlacetProcess placet = start()) {
      Api api = placet.api();
      try (Replay replay = replay(placet)) {
        untilAccepted(api, 2);
        stream.fill();
        untilSaid(placet, "data/flink is full");
        stream.clear();
        untilSaid(placet, "There is room again");

        untilAccepted(api, 4);
        view.fill();
        untilSaid(placet, "data/gateway is full");
        view.clear();
        startAgainIfEnded(placet);

        untilAccepted(api, 6);
        broker.fill();
        untilSaid(placet, "data/kafka is full");
        placet.kill9();
        assertThat(placet.startsOnlyToSay("data/kafka is full")).isTrue();
        broker.clear();
        placet.restart();
        assertThat(replay.counts().accepted()).isEqualTo(expected.admitted().size());
      }
      Settled.after(placet, expected.admitted().size());
      Comparison.of(expected, placet).assertEqual();
    }
  }

  /** It may have met the full disk before it looked, and then it has ended. */
  private static void startAgainIfEnded(PlacetProcess placet) {
    Until.holds(
        BOUND,
        "it goes on or has ended",
        () -> !placet.isRunning() || placet.says(line -> line.startsWith("There is room again")));
    if (!placet.isRunning()) {
      placet.restart();
    }
  }
}
