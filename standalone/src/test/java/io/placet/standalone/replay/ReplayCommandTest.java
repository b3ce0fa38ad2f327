package io.placet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  private static final RetailLikeFile FILE = RetailLikeFile.seeded(20101201, 3000, 60);
  private static final int EVENTS = FILE.counts().events();

  @TempDir private Path folder;
  private StubGateway gateway;
  private ReplayRig rig;

  @BeforeEach
  void start() throws IOException {
    gateway = new StubGateway();
    rig =
        new ReplayRig(
            folder.resolve("data"), FILE.writeTo(folder.resolve("retail.csv.gz")), gateway);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private List<String> messageIds() {
    return gateway.events().stream().map(event -> event.path("messageId").asText()).toList();
  }

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
  void aResumePostsTheRestAndRepeatsOnlyWhatWasInFlight() throws IOException {
    gateway.onBatch(
        number -> number <= 12 ? StubGateway.taken() : StubGateway.problem(400, "no more"));
    ReplayRig.Run first = rig.run();
    int taken = gateway.events().size();
    int consents = gateway.consents().size();
    Map<String, String> times = new HashMap<>();
    gateway
        .events()
        .forEach(e -> times.put(e.path("messageId").asText(), e.path("timestamp").asText()));

    gateway.onBatch(number -> StubGateway.taken());
    ReplayRig.Run second = rig.run(ReplayRig.MAPPING, ReplayRig.NOW.plusSeconds(3600));

    assertThat(first.exit()).isEqualTo(1);
    assertThat(first.out()).isEmpty();
    assertThat(first.err()).contains("/v1/batch answered 400: no more");
    assertThat(taken).isPositive().isLessThan(EVENTS);
    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(second.counts().path("posted").asInt()).isEqualTo(EVENTS);
    assertThat(gateway.consents()).hasSize(consents);
    Set<String> distinct = new HashSet<>(messageIds());
    assertThat(distinct).hasSize(EVENTS);
    assertThat(gateway.events().size() - EVENTS).isLessThanOrEqualTo(400);
    assertThat(gateway.events().subList(taken, gateway.events().size()))
        .allSatisfy(
            e ->
                assertThat(e.path("timestamp").asText())
                    .isEqualTo(
                        times.getOrDefault(
                            e.path("messageId").asText(), e.path("timestamp").asText())));
    assertThat(gateway.events().stream().map(e -> Instant.parse(e.path("timestamp").asText())))
        .noneMatch(time -> time.isAfter(ReplayRig.NOW));
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
  void aGatewayThatIsNotReadyIsTriedAgain() throws IOException {
    gateway.onBatch(
        number -> number % 3 == 0 ? StubGateway.taken() : StubGateway.problem(503, "not now"));

    ReplayRig.Run run = rig.run();

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.counts().path("posted").asInt()).isEqualTo(EVENTS);
    assertThat(messageIds()).doesNotHaveDuplicates();
    assertThat(run.err()).contains("answered 503: not now; trying again for up to 5 minutes");
  }

  @Test
  void retryAfterIsWaitedFor() {
    gateway.onBatch(
        number ->
            number == 1
                ? new StubGateway.Answer(429, "{\"title\":\"slow\"}", Map.of("Retry-After", "17"))
                : StubGateway.taken());

    assertThat(rig.run().exit()).isZero();
    assertThat(rig.pauses()).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void fiveMinutesWithoutProgressEndTheRunResumably() {
    gateway.onBatch(number -> StubGateway.problem(503, "still starting"));
    ReplayRig.Run run = rig.run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "still starting, and nothing went through for 5 minutes; running the same command again resumes");
  }

  @Test
  void anUnknownWriteKeyStopsAtOnce() throws IOException {
    Files.writeString(
        folder.resolve("data/credentials.json"),
        StubGateway.CREDENTIALS.replace("\"w\"", "\"other\""));

    ReplayRig.Run run = rig.run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("/v1/batch answered 401: unknown write key");
    assertThat(rig.pauses()).isEmpty();
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
