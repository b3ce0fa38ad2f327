package io.placet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A replay with the times of its file, and one that goes on as it began. */
class ReplayKeepTimesTest extends ReplayToStub {
  @Test
  void keepTimesNeedsTheClockOfTheEvents() {
    ReplayRig.Run run = rig.run("--keep-times");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("clock is 'wall': start placet with --clock events");
    assertThat(gateway.consents()).isEmpty();
  }

  @Test
  void keepTimesNeedsAnEmptyFolder() {
    gateway.flow("events", 7);

    ReplayRig.Run run = rig.run("--keep-times");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("needs an empty data folder, and this gateway has accepted 7");
    assertThat(gateway.consents()).isEmpty();
  }

  @Test
  void keepTimesPostsInTheSequencesOrderWithTheFilesTimes() {
    gateway.flow("events", 0);

    assertThat(rig.run("--keep-times").exit()).isZero();
    assertThat(gateway.events())
        .extracting(event -> event.path("timestamp").asText())
        .isSorted()
        .first()
        .isEqualTo("2010-12-01T08:26:00Z");
  }

  @Test
  void keepTimesGoesOnInAFolderThatHasItsOwnEvents() {
    gateway.flow("events", 0);
    gateway.onBatch(number -> number == 1 ? StubGateway.taken() : StubGateway.problem(400, "no"));
    rig.run("--keep-times");
    gateway.flow("events", 100);
    gateway.onBatch(number -> StubGateway.taken());

    assertThat(rig.run("--keep-times").exit()).isZero();
    assertThat(messageIds()).doesNotHaveDuplicates().hasSize(EVENTS);
  }

  @Test
  void aReplayGoesOnAsItBegan() throws IOException {
    rig.run();

    Path other =
        Files.writeString(
            folder.resolve("other.yaml"),
            Files.readString(ReplayRig.MAPPING).replace("share: 0.80", "share: 0.81"));

    assertThat(rig.run("--keep-times").err()).contains("began without --keep-times");
    assertThat(rig.run(other, ReplayRig.NOW).err()).contains("the mapping has changed");
  }
}
