package io.placet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a replay posts, and what it says. */
class ReplayCommandTest extends ReplayToStub {
  private static String contact(JsonNode event) {
    return event.path("userId").asText("anonymous " + event.path("anonymousId").asText());
  }

  @Test
  void everyEventIsPostedOnceAndTheCountsAreOneLineOfJson() throws IOException {
    gateway.onBatch(
        number ->
            number == 1
                ? new StubGateway.Answer(
                    200,
                    "{\"success\":true,\"withheld\":[{\"index\":0,\"reason\":\"no_record\"}],"
                        + "\"rejected\":[{\"index\":2,\"reason\":\"too_large\"},{\"index\":3,\"reason\":\"x\"}]}",
                    Map.of())
                : StubGateway.taken());

    ReplayRig.Run run = rig.run();

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(messageIds()).doesNotHaveDuplicates().hasSize(EVENTS);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out())
        .startsWith(
            "{\"posted\":%d,\"accepted\":%d,\"withheld\":1,\"rejected\":2,\"skipped\":%d,\"seconds\":"
                .formatted(EVENTS, EVENTS - 3, FILE.counts().skipped()));
    assertThat(run.err()).contains("skipped: 1 (bad-debt adjustment)");
  }

  @Test
  void theSameReplayInParallelIsRefused() {
    List<ReplayRig.Run> second = new ArrayList<>();
    gateway.onBatch(
        number -> {
          if (number == 1) {
            second.add(rig.run());
          }
          return StubGateway.taken();
        });

    assertThat(rig.run().exit()).isZero();

    assertThat(second).extracting(ReplayRig.Run::exit).containsExactly(2);
    assertThat(second.get(0).err()).contains("this replay is running already");
    assertThat(messageIds()).doesNotHaveDuplicates().hasSize(EVENTS);
  }

  @Test
  void theEventsOfAContactArriveInOrder() {
    rig.run();

    Map<String, Instant> newest = new HashMap<>();
    for (JsonNode event : gateway.events()) {
      Instant time = Instant.parse(event.path("timestamp").asText());
      Instant before = newest.put(contact(event), time);
      assertThat(before == null || !before.isAfter(time)).isTrue();
    }
  }

  @Test
  void shiftedTimesEndNow() {
    rig.run();

    assertThat(gateway.events().stream().map(e -> Instant.parse(e.path("timestamp").asText())))
        .contains(ReplayRig.NOW)
        .noneMatch(time -> time.isAfter(ReplayRig.NOW));
  }

  @Test
  void consentsArePostedBeforeTheFirstEventAndOnlyForIdentifiedContacts() {
    rig.run();

    assertThat(gateway.consents())
        .isNotEmpty()
        .allMatch(line -> line.matches("0 user:\\d+ (profiling|analytics|newsletter)"))
        .doesNotHaveDuplicates();
    assertThat(gateway.bodies())
        .contains(
            "{\"purpose\":\"newsletter\",\"channel\":\"email\",\"state\":\"GIVEN\","
                + "\"notice\":{\"id\":\"newsletter\",\"version\":\"3\"},"
                + "\"collectionPoint\":\"checkout\",\"method\":\"box-ticked\"}",
            "{\"purpose\":\"profiling\",\"state\":\"GIVEN\","
                + "\"notice\":{\"id\":\"profiling\",\"version\":\"1\"},"
                + "\"collectionPoint\":\"checkout\",\"method\":\"box-ticked\"}");
  }

  @Test
  void aFinishedReplayPostsNothingAndPrintsTheSameCounts() {
    ReplayRig.Run first = rig.run();
    ReplayRig.Run again = rig.run();

    assertThat(again.exit()).isZero();
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(again.err()).contains("this replay is finished: nothing is posted");
    assertThat(gateway.events()).hasSize(EVENTS);
  }

  @Test
  void withoutCredentialsTheUserIsToldWhatToStart() throws IOException {
    Files.delete(folder.resolve("data/credentials.json"));

    ReplayRig.Run run = rig.run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().strip())
        .endsWith("credentials.json: is placet running with --data " + folder.resolve("data") + "?")
        .hasLineCount(1);
  }

  @Test
  void speedIsKept() {
    rig.run("--speed", "1000");

    Duration waited = rig.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isGreaterThan(Duration.ofMillis(EVENTS - 200));
  }

  @Test
  void anImpossibleSpeedIsAUsageError() {
    assertThat(rig.run("--speed", "0").exit()).isEqualTo(2);
  }

  @Test
  void laneTimesStayWithinTheWindow() {
    rig.run();

    List<JsonNode> events = gateway.events();
    List<String> sorted =
        events.stream().map(event -> event.path("timestamp").asText()).sorted().toList();
    for (int i = 0; i < events.size(); i++) {
      int place = sorted.indexOf(events.get(i).path("timestamp").asText());
      assertThat(Math.abs(place - i)).isLessThanOrEqualTo(400);
    }
  }
}
