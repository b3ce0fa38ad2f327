package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.EnforcementPoint;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectTest {
  private static final String ORDER = "Order Completed";

  private record Placed(
      ConsumerRecord<byte[], byte[]> record,
      EventEnvelope envelope,
      Map<String, FieldValue> fields) {
    Optional<FieldValue> field(String name) {
      return Optional.ofNullable(fields.get(name));
    }
  }

  private final RunningGateway gateway;
  private final Log log;

  CollectTest(RunningGateway gateway, Log log) {
    this.gateway = gateway;
    this.log = log;
  }

  @Test
  void aBatchIsTakenWithTheWriteKeyAsBasicUserWhateverItsContentType() {
    consented("basic");
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(bytes(gateway.token("writeKey") + ":"));
    Http sdk = new Http(gateway.gateway().port(), basic);

    Answer answer =
        sdk.postBytes("/v1/batch", body(batch(order("basic"))), "Content-Type", "text/plain");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(new JsonObject().put("success", true));
    assertThat(eventsOf("basic")).hasSize(1);
  }

  @Test
  void aPackedBatchIsUnpackedWhateverItsContentType() {
    consented("packed");

    Answer answer =
        gateway
            .sender()
            .postBytes(
                "/v1/batch",
                Gzip.of(body(batch(order("packed")))),
                "Content-Encoding",
                "gzip",
                "Content-Type",
                "application/x-www-form-urlencoded");

    assertThat(answer.json()).isEqualTo(new JsonObject().put("success", true));
    assertThat(eventsOf("packed")).hasSize(1);
  }

  @Test
  void oneEventIsTakenWithTheWriteKeyInItsBody() {
    consented("in-body");
    JsonObject event = order("in-body").put("writeKey", gateway.token("writeKey"));
    event.remove("type");

    Answer answer =
        gateway.anonymous().postBytes("/v1/track", body(event), "Content-Type", "application/json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(eventsOf("in-body")).hasSize(1);
  }

  @Test
  void anotherTokenInTheBodyIsNoWriteKey() {
    JsonObject event = order("in-body").put("writeKey", gateway.token("officerToken"));

    assertThat(gateway.anonymous().postBytes("/v1/track", body(event)).status()).isEqualTo(401);
  }

  @Test
  void brokenJsonIsTurnedAwayWithItsPlace() {
    Answer answer = gateway.sender().postBytes("/v1/batch", bytes("{\n\"batch\": [\n}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().getString("detail")).contains("line 3");
  }

  @Test
  void aBatchThatIsNoListIsTurnedAway() {
    Answer answer = gateway.sender().post("/v1/batch", new JsonObject().put("batch", 1));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).startsWith("batch:");
  }

  @Test
  void anUndeclaredTypeIsRejectedAndTheRestTaken() {
    consented("rest");

    Answer answer = send(order("rest").put("event", "Cart Viewed"), order("rest"));

    JsonObject rejected = only(answer, "rejected");
    assertThat(rejected.getInteger("index")).isZero();
    assertThat(rejected.getString("reason")).isEqualTo("undeclared_event_type");
    assertThat(rejected.getString("detail")).contains("Order Completed", "Product Viewed");
    assertThat(eventsOf("rest")).hasSize(1);
  }

  @Test
  void anUndeclaredFieldIsDroppedBeforeTheTopicAndTold() {
    consented("undeclared");
    JsonObject event = order("undeclared");
    event.getJsonObject("properties").put("gift_message", "Happy birthday, Marie");

    Answer answer = send(event);

    JsonObject reduced = only(answer, "reduced");
    assertThat(reduced.getString("reason")).isEqualTo("undeclared_fields");
    assertThat(reduced.getString("detail")).isEqualTo("gift_message");
    assertThat(eventsOf("undeclared").get(0).fields())
        .containsKey("currency")
        .doesNotContainKey("gift_message");
  }

  @Test
  void aFieldThatStaysBeforeTheGateIsDroppedInSilence() {
    consented("dropped");
    JsonObject event = order("dropped");
    event.getJsonObject("properties").put("email", "marie@example.org");

    assertThat(send(event).list("reduced")).isEmpty();

    assertThat(new String(eventsOf("dropped").get(0).record().value(), StandardCharsets.ISO_8859_1))
        .doesNotContain("marie");
  }

  @Test
  void aValueThatDoesNotFitIsDroppedAndTold() {
    consented("misfit");
    JsonObject event = order("misfit");
    event.getJsonObject("properties").put("lines", "three").put("total", 1.23456);

    JsonObject reduced = only(send(event), "reduced");

    assertThat(reduced.getString("reason")).isEqualTo("misfitting_fields");
    assertThat(reduced.getString("detail")).isEqualTo("lines, total");
    assertThat(eventsOf("misfit").get(0).field("total")).isEmpty();
  }

  @Test
  void ofAGeneralisedFieldOnlyTheCoarseValueReachesTheTopic() {
    consented("coarse");
    JsonObject event = order("coarse").put("timestamp", "2006-11-22T23:59:59Z");
    event.getJsonObject("properties").put("postcode", "29217").put("birth_date", "1991-11-23");

    assertThat(send(event).list("reduced")).isEmpty();

    Placed placed = eventsOf("coarse").get(0);
    assertThat(placed.field("postcode")).contains(new FieldValue.Text("29"));
    assertThat(placed.field("birth_date")).contains(new FieldValue.Text("0-14"));
    assertThat(new String(placed.record().value(), StandardCharsets.ISO_8859_1))
        .doesNotContain("29217", "1991-11");
  }

  @Test
  void aValueThatCannotBeGeneralisedIsDroppedToldAndCounted() {
    consented("uncoarse");
    JsonObject event = order("uncoarse");
    event.getJsonObject("properties").put("postcode", "29217 Plougonvelin").put("lines", "three");

    JsonObject reduced = only(send(event), "reduced");

    assertThat(reduced.getString("reason")).isEqualTo("misfitting_fields");
    assertThat(reduced.getString("detail")).isEqualTo("lines, postcode (no departement)");
    Placed placed = eventsOf("uncoarse").get(0);
    assertThat(new String(placed.record().value(), StandardCharsets.ISO_8859_1))
        .doesNotContain("29217", "Plougonvelin");
    assertThat(gateway.management().get("/metrics").text())
        .containsPattern(
            "placet_misfitting_fields_total\\{event_type=\"Order Completed\",field=\"postcode\","
                + "reason=\"not_generalised\"\\} 1");
  }

  @Test
  void anEventWithoutIdsIsRejected() {
    JsonObject event = order("nobody");
    event.remove("userId");

    JsonObject rejected = only(send(event), "rejected");

    assertThat(rejected.getString("reason")).isEqualTo("malformed");
    assertThat(rejected.getString("detail")).isEqualTo("userId or anonymousId is needed");
  }

  @Test
  void whatIsNoMessageIsRejectedAlone() {
    consented("alone");
    JsonObject wide = order("alone");
    wide.getJsonObject("properties").put("coupon", "x".repeat(40_000));
    JsonArray messages =
        new JsonArray()
            .add(7)
            .addNull()
            .add(order("alone").put("type", "page"))
            .add(order("alone").put("messageId", "m".repeat(101)))
            .add(order("alone").put("userId", "u".repeat(257)))
            .add(order("alone").put("timestamp", "yesterday"))
            .add(order("alone").put("timestamp", "-999999999-01-01T00:00:00Z"))
            .add(order("alone").put("timestamp", "+999999999-12-31T23:59:59Z"))
            .add(wide)
            .add(order("alone"));

    Answer answer =
        gateway
            .sender()
            .post(
                "/v1/batch",
                new JsonObject().put("batch", messages).put("sentAt", "2001-01-01T00:00:00Z"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("rejected"))
        .extracting(rejected -> rejected.getInteger("index"))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(eventsOf("alone")).hasSize(1);
  }

  @Test
  void moreMessagesThanABatchMayHaveAreRefused() {
    JsonArray messages = new JsonArray();
    for (int i = 0; i < 2_501; i++) {
      messages.add(new JsonObject().put("type", "track"));
    }

    Answer answer = gateway.sender().post("/v1/batch", new JsonObject().put("batch", messages));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().getString("detail")).contains("2500", "2501");
  }

  @Test
  void amountsAreExactToFourDecimalsOnTheTopic() {
    consented("exact");
    String event =
        order("exact").encode().replace("\"total\":39.9", "\"total\":90071992547409.9317");

    gateway.sender().postBytes("/v1/track", bytes(event));

    assertThat(eventsOf("exact").get(0).field("total"))
        .contains(new FieldValue.Decimal(900719925474099317L));
  }

  @Test
  void anAbsurdExponentIsAMisfitAndTakesNoTime() {
    consented("absurd");
    String event = order("absurd").encode().replace("\"total\":39.9", "\"total\":1e999999999");

    Answer answer = gateway.sender().postBytes("/v1/track", bytes(event));

    assertThat(only(answer, "reduced").getString("detail")).isEqualTo("total");
  }

  @Test
  void aContactWithoutRecordIsWithheldAndOnlyCounted() {
    Answer answer = send(order("stranger"), order("stranger"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("withheld"))
        .extracting(withheld -> withheld.getString("reason"))
        .containsExactly("no_record", "no_record");
    assertThat(eventsOf("stranger")).isEmpty();
    Eventually.holds("the count is on the topic", () -> countOf(ORDER, "no_record") == 2);
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

  @Test
  void anIdentifyMakesTheCustomerFindableAndLeavesNoAddressBehind() throws IOException {
    JsonObject identify =
        new JsonObject()
            .put("userId", "findable")
            .put(
                "traits",
                new JsonObject()
                    .put("email", " Leontine@Example.org ")
                    .put("phone", "+33 6 12 34 56 78")
                    .put("name", "Leontine Dubois"));

    JsonObject reduced = only(gateway.sender().post("/v1/identify", identify), "reduced");

    assertThat(reduced.getString("detail")).isEqualTo("name");
    assertThat(find("email", "leontine@example.org")).containsExactly("user:findable");
    assertThat(find("phone", "+33612345678")).containsExactly("user:findable");
    assertThat(find("email", "someone.else@example.org")).isEmpty();
    for (ConsumerRecord<byte[], byte[]> record : log.all(Topic.CONTACT_LOG)) {
      assertNoAddress(record.key());
      assertNoAddress(record.value());
    }
    try (Stream<Path> files = Files.walk(gateway.folder())) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        assertNoAddress(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void anAnonymousVisitorIsNotFoundByAddresses() {
    JsonObject identify =
        new JsonObject()
            .put("anonymousId", "visitor")
            .put("traits", new JsonObject().put("email", "visitor@example.org"));

    Answer answer = gateway.sender().post("/v1/identify", identify);

    assertThat(only(answer, "rejected").getString("reason")).isEqualTo("anonymous_identify");
    assertThat(find("email", "visitor@example.org")).isEmpty();
  }

  private static void assertNoAddress(byte[] bytes) {
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT))
        .doesNotContain("leontine")
        .doesNotContain("612345678");
  }

  private List<Object> find(String kind, String address) {
    return gateway
        .officer()
        .post("/v1/contacts/find", new JsonObject().put(kind, address))
        .json()
        .getJsonArray("contacts")
        .stream()
        .toList();
  }

  private void consented(String user) {
    Answer answer = gateway.officer().post(Consents.path(user), Consents.given("analytics"));
    assertThat(answer.status()).isEqualTo(201);
  }

  private Answer send(JsonObject... messages) {
    return gateway.sender().post("/v1/batch", batch(messages));
  }

  private static JsonObject batch(JsonObject... messages) {
    return new JsonObject().put("batch", new JsonArray(List.of((Object[]) messages)));
  }

  private static JsonObject order(String user) {
    return new JsonObject()
        .put("type", "track")
        .put("event", ORDER)
        .put("userId", user)
        .put("properties", new JsonObject().put("total", 39.9).put("currency", "EUR"));
  }

  private static JsonObject only(Answer answer, String fate) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list(fate)).hasSize(1);
    return answer.list(fate).get(0);
  }

  private List<Placed> eventsOf(String user) {
    SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);
    String subject = gateway.subject(user).text();
    return log.all(Topic.EVENTS).stream()
        .filter(record -> subject.equals(new String(record.key(), StandardCharsets.UTF_8)))
        .map(
            record -> {
              EventEnvelope envelope = envelopes.decode(record.value());
              return new Placed(record, envelope, gateway.fields(envelope, log));
            })
        .toList();
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

  private static byte[] body(JsonObject json) {
    return bytes(json.encode());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
