package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.EnforcementPoint;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Whether an event is taken, and what stands around its values on the topic. */
class CollectedEventsTest extends OrdersAtTheGateway {
  /** No other test has one withheld, and counts of the same reason and type would add up. */
  private static final String REFUND = "Order Refunded";

  CollectedEventsTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void aContactWithoutRecordIsWithheldAndOnlyCounted() {
    Answer answer = send(refund(), refund());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("withheld"))
        .extracting(withheld -> withheld.getString("reason"))
        .containsExactly("no_record", "no_record");
    assertThat(eventsOf("stranger")).isEmpty();
    Eventually.holds("the count is on the topic", () -> countOf(REFUND, "no_record") == 2);
    Eventually.holds(
        "the flow shows it",
        () ->
            gateway.officer().get("/v1/flow").list("withheld").stream()
                .anyMatch(
                    count ->
                        count.getString("point").equals("gateway")
                            && count.getString("reason").equals("no_record")
                            && count.getLong("count") >= 2));
  }

  @Test
  void anAcceptedEventNamesThePurposesThatStandAndWhatItRestsOn() {
    Answer consent = gateway.officer().post(Consents.path("envelope"), Consents.given("analytics"));
    long offset = offsetBelow(consent);

    send(order("envelope").put("messageId", "message-1"));

    Placed placed = eventsOf("envelope").get(0);
    assertThat(placed.envelope().getEventId()).hasSize(22).doesNotContain("message-1");
    assertThat(placed.envelope().getType()).isEqualTo(ORDER);
    assertThat(placed.envelope().getPurposes()).containsExactly("analytics");
    assertThat(placed.envelope().getRestsOn()).isEqualTo(offset);
    assertThat(placed.envelope().getPayload().getKeyId()).isNotNull();
    assertThat(placed.record().partition()).isEqualTo(gateway.partitionOf("envelope"));
    assertThat(placed.record().key()).isEqualTo(Keys.bytes(gateway.subject("envelope").text()));
    assertThat(new String(placed.record().value(), StandardCharsets.ISO_8859_1))
        .doesNotContain("user:envelope");
  }

  @Test
  void timesAreCorrectedForTheSendersClock() {
    consented("skewed");
    Instant now = Instant.now();
    Instant senders = now.minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);

    gateway
        .sender()
        .post(
            "/v1/batch",
            batch(order("skewed").put("timestamp", senders.minusSeconds(60).toString()))
                .put("sentAt", senders.toString()));

    EventEnvelope envelope = eventsOf("skewed").get(0).envelope();
    assertThat(Duration.between(envelope.getOccurredAt(), envelope.getReceivedAt()))
        .isEqualTo(Duration.ofSeconds(60));
    assertThat(envelope.getReceivedAt()).isBetween(now.minusSeconds(5), now.plusSeconds(60));
  }

  @Test
  void nothingHappensAfterItWasReceived() {
    consented("future");

    send(order("future").put("timestamp", Instant.now().plusSeconds(3600).toString()));

    EventEnvelope envelope = eventsOf("future").get(0).envelope();
    assertThat(envelope.getOccurredAt()).isEqualTo(envelope.getReceivedAt());
  }

  private static JsonObject refund() {
    return order("stranger").put("event", REFUND);
  }

  private long countOf(String eventType, String reason) {
    SingleObject<WithheldCount> counts = SingleObject.of(WithheldCount.class);
    return log.all(Topic.WITHHELD).stream()
        .map(record -> counts.decode(record.value()))
        .filter(count -> count.getPoint() == EnforcementPoint.GATEWAY)
        .filter(count -> count.getEventType().equals(eventType))
        .filter(count -> count.getReason().equals(reason))
        .mapToLong(WithheldCount::getCount)
        .sum();
  }

  private static long offsetBelow(Answer consent) {
    String revision = consent.json().getString("revision");
    return Long.parseLong(revision.substring(revision.indexOf('@') + 1)) - 1;
  }
}
