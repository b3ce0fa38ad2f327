package io.placet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a replay does when the gateway does not take what it posts. */
class ReplayRetriesTest extends ReplayToStub {
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
}
