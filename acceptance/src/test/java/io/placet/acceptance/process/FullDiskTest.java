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
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
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
  private static final String GOES_ON = "There is room again";

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
    return Replay.start(placet, file.path(), "--keep-times", "--speed", "150");
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
  void aDiskThatFillsUpLosesNothing() throws IOException {
    List<String> gone = twoCustomers();
    try (PlacetProcess placet = start()) {
      Api api = placet.api();
      try (Replay replay = replay(placet)) {
        untilAccepted(api, 2);
        aNearlyFullDiskTakesNoMoreButWithdrawalsAndGoesOnByItself(placet, gone);
        theStreamsDiskThatIsFullAtOncePausesIt(placet);
        untilAccepted(api, 6);
        theBrokersDiskThatIsFullAtOnceEndsTheProcessAloud(placet);
        replay.kill9();
      }
      assertThat(placet.startsOnlyToSay("data/kafka is full")).isTrue();
      broker.clear();
      placet.restart();
      try (Replay again = replay(placet)) {
        Settled.after(placet, again.counts().accepted());
      }
      Comparison.of(expected, placet).without(gone).assertEqual();
    }
  }

  private void aNearlyFullDiskTakesNoMoreButWithdrawalsAndGoesOnByItself(
      PlacetProcess placet, List<String> gone) {
    Api api = placet.api();
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
    untilSaid(placet, GOES_ON);
    assertThat(api.mayMail(gone.get(0)).status()).isEqualTo(200);
    for (String receipt : List.of(first, second)) {
      Until.present(BOUND, "a complete receipt", () -> api.complete(receipt));
    }
  }

  private void theStreamsDiskThatIsFullAtOncePausesIt(PlacetProcess placet) {
    stream.fill();
    untilSaid(placet, "data/flink is ");
    stream.clear();
    Until.holds(BOUND, "it is ready again", () -> placet.health().status() == 200);
  }

  private void theBrokersDiskThatIsFullAtOnceEndsTheProcessAloud(PlacetProcess placet) {
    broker.fill();
    assertThat(placet.awaitEnd()).isNotZero();
    assertThat(placet.says(line -> line.startsWith("placet: the disk of ")))
        .as("the last words on the terminal")
        .isTrue();
  }

  /** The view is written rarely while nothing is taken, so that this takes its time. */
  @Test
  @EnabledIfSystemProperty(named = "placet.long", matches = "true")
  void theViewsDiskThatIsFullAtOnceEndsTheProcessAloud() throws IOException {
    try (PlacetProcess placet = start()) {
      try (Replay replay = replay(placet)) {
        untilAccepted(placet.api(), 5);
        view.fill();
        assertThat(placet.awaitEnd()).isNotZero();
        untilSaid(placet, "data/gateway is full");
        view.clear();
        placet.restart();
        Settled.after(placet, replay.counts().accepted());
      }
      Comparison.of(expected, placet).assertEqual();
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
}
