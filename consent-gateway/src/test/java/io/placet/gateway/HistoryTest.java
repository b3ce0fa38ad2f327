package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Histories over HTTP, of outputs of the stream that the test writes. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryTest {
  private static final String SEGMENT = "frequent-buyers";
  private static final Instant FIRST = Instant.parse("1990-12-01T08:26:00Z");
  private static final Instant SECOND = Instant.parse("1990-12-02T10:00:00Z");
  private static final String DAYS = "from=1990-12-01T00:00:00Z&to=1990-12-03T00:00:00Z&step=day";

  private final RunningGateway gateway;
  private final Log log;

  HistoryTest(RunningGateway gateway, Log log) {
    this.gateway = gateway;
    this.log = log;
  }

  @Test
  void theSizesOfASegmentEndAtItsSizeNow() {
    entered("a", FIRST);
    entered("b", FIRST);
    entered("c", SECOND);
    exited("a", SECOND);

    JsonObject days = history("/v1/segments/history?" + DAYS);
    assertThat(days.getString("state")).isEqualTo("current");
    assertThat(days.getJsonArray("starts"))
        .containsExactly("1990-12-01T00:00:00Z", "1990-12-02T00:00:00Z");
    JsonObject segment = segment(days.getJsonArray("segments"));
    assertThat(segment.getLong("before")).isZero();
    assertThat(segment.getJsonArray("size")).containsExactly(2, 2);
    assertThat(segment.getJsonArray("entered")).containsExactly(2, 1);
    assertThat(segment.getJsonArray("exited")).containsExactly(0, 1);
    assertThat(segment.getJsonArray("withdrawn")).containsExactly(0, 1);

    JsonObject all = history("/v1/segments/history");
    JsonArray sizes = segment(all.getJsonArray("segments")).getJsonArray("size");
    JsonArray now = gateway.officer().get("/v1/segments").json().getJsonArray("segments");
    assertThat(sizes.getLong(sizes.size() - 1)).isEqualTo(segment(now).getLong("size"));
    assertThat(sizes.size()).isEqualTo(all.getJsonArray("starts").size()).isLessThanOrEqualTo(200);
  }

  @Test
  void eventsAreToldByWhenTheyHappenedAndByWhenTheyWereJudged() {
    admitted(FIRST);
    admitted(SECOND);
    admitted(SECOND);

    JsonObject happened = history("/v1/flow/history?time=event&" + DAYS);
    assertThat(happened.getString("time")).isEqualTo("event");
    assertThat(happened.getJsonArray("admitted")).containsExactly(1, 2);
    assertThat(happened.containsKey("withheld")).isFalse();

    JsonObject judged = history("/v1/flow/history?last=PT1H");
    assertThat(judged.getString("time")).isEqualTo("processing");
    assertThat(sum(judged, "admitted")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aWithheldEventIsInTheHistory() {
    long before = sum(history("/v1/flow/history"), "withheld");

    gateway
        .sender()
        .post(
            "/v1/track",
            new JsonObject().put("event", "Order Completed").put("userId", "stranger"));

    Eventually.holds(
        "one more is withheld", () -> sum(history("/v1/flow/history"), "withheld") > before);
  }

  @Test
  void moreStepsThanAreAnsweredAreRefusedWithWhatIsAllowed() {
    admitted(Instant.parse("1990-06-01T00:00:00Z"));
    Eventually.holds(
        "the oldest event is counted",
        () -> history("/v1/flow/history?time=event").getString("from").startsWith("1990"));

    Answer refused = gateway.officer().get("/v1/flow/history?time=event&step=hour");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getString("detail")).contains("at most 750", "month, year");
    for (String wrong : List.of("step=minute", "from=yesterday", "last=P1M", "time=sidereal")) {
      assertThat(gateway.officer().get("/v1/flow/history?" + wrong).status()).isEqualTo(400);
    }
  }

  private JsonObject history(String path) {
    Answer answer = gateway.officer().get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static long sum(JsonObject history, String counts) {
    return history.getJsonArray(counts).stream().mapToLong(n -> ((Number) n).longValue()).sum();
  }

  private static JsonObject segment(JsonArray segments) {
    return segments.stream()
        .map(JsonObject.class::cast)
        .filter(segment -> segment.getString("id").equals(SEGMENT))
        .findFirst()
        .orElseThrow();
  }

  private void entered(String pseudonym, Instant at) {
    byte[] key = Keys.membership(pseudonym, SEGMENT);
    change(
        key,
        new SegmentChange(
            pseudonym, SEGMENT, 1, ChangeKind.ENTERED, ChangeReason.RULE, at, "", List.of()));
    Membership membership = new Membership(pseudonym, SEGMENT, 1, at, "", List.of());
    log.append(Topic.MEMBERSHIPS, 0, key, SingleObject.of(Membership.class).encode(membership));
  }

  private void exited(String pseudonym, Instant at) {
    byte[] key = Keys.membership(pseudonym, SEGMENT);
    change(
        key,
        new SegmentChange(
            pseudonym, SEGMENT, 1, ChangeKind.EXITED, ChangeReason.WITHDRAWN, at, "", List.of()));
    log.append(Topic.MEMBERSHIPS, 0, key, null);
  }

  private void change(byte[] key, SegmentChange change) {
    log.append(Topic.SEGMENT_CHANGES, 0, key, SingleObject.of(SegmentChange.class).encode(change));
  }

  private void admitted(Instant at) {
    PseudonymisedEvent event =
        new PseudonymisedEvent(
            "event", "pseudonym", "Order Completed", at, List.of("profiling"), Map.of(), "0@1");
    log.append(
        Topic.PSEUDONYMISED_EVENTS,
        0,
        Keys.bytes("pseudonym"),
        SingleObject.of(PseudonymisedEvent.class).encode(event));
  }
}
