package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Whom an identify makes findable, what it tells of them, and that it leaves no address behind. */
class IdentifyTest extends OrdersAtTheGateway {
  IdentifyTest(RunningGateway gateway, Log log) {
    super(gateway, log);
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
      if (record.value() != null) {
        assertNoAddress(record.value());
      }
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

  @Test
  void traitsThatTheRegisterDeclaresBecomeAnEventAndTheRestIsDropped() {
    consented("traits");

    Answer answer = gateway.sender().post("/v1/identify", profile("traits"));

    JsonObject reduced = only(answer, "reduced");
    assertThat(reduced.getString("reason")).isEqualTo("undeclared_fields");
    assertThat(reduced.getString("detail")).isEqualTo("name");
    Placed placed = eventsOf("traits").get(0);
    assertThat(placed.envelope().getType()).isEqualTo("Profile Updated");
    assertThat(placed.envelope().getPurposes()).containsExactly("analytics");
    assertThat(placed.fields())
        .isEqualTo(
            Map.of(
                "country", new FieldValue.Text("FR"),
                "postcode", new FieldValue.Text("29"),
                "language", new FieldValue.Text("br")));
    assertThat(find("email", "traits@example.org")).containsExactly("user:traits");
  }

  @Test
  void traitsThatDoNotFitAreDroppedAndTold() {
    consented("misfitting-traits");
    JsonObject identify = profile("misfitting-traits");
    identify.getJsonObject("traits").put("language", 7).remove("name");

    JsonObject reduced = only(gateway.sender().post("/v1/identify", identify), "reduced");

    assertThat(reduced.getString("reason")).isEqualTo("misfitting_fields");
    assertThat(reduced.getString("detail")).isEqualTo("language");
    assertThat(eventsOf("misfitting-traits").get(0).fields())
        .containsOnlyKeys("country", "postcode");
  }

  @Test
  void withoutConsentTraitsAreWithheldAndTheAddressIsLinkedAllTheSame() {
    Answer answer = gateway.sender().post("/v1/identify", profile("unwilling"));

    assertThat(only(answer, "withheld").getString("reason")).isEqualTo("no_record");
    assertThat(eventsOf("unwilling")).isEmpty();
    assertThat(find("email", "unwilling@example.org")).containsExactly("user:unwilling");
  }

  @Test
  void inABatchTraitsAreInTheOrderOfTheirMessages() {
    consented("batch");

    send(order("batch"), profile("batch").put("type", "identify"), order("batch"));

    assertThat(eventsOf("batch"))
        .extracting(placed -> placed.envelope().getType())
        .containsExactly(ORDER, "Profile Updated", ORDER);
  }

  @Test
  void anIdentifyThatIsSentTwiceIsTheSameEventTwice() {
    consented("twice");
    JsonObject identify = profile("twice").put("messageId", "m1");

    gateway.sender().post("/v1/identify", identify);
    gateway.sender().post("/v1/identify", identify);

    assertThat(eventsOf("twice"))
        .hasSize(2)
        .extracting(placed -> placed.envelope().getEventId())
        .containsOnly(eventsOf("twice").get(0).envelope().getEventId());
  }

  @Test
  void anIdentifyWithNothingButAddressesIsNoEvent() {
    consented("addresses");
    JsonObject identify =
        new JsonObject()
            .put("userId", "addresses")
            .put("traits", new JsonObject().put("email", "addresses@example.org"));

    assertThat(gateway.sender().post("/v1/identify", identify).list("reduced")).isEmpty();

    assertThat(eventsOf("addresses")).isEmpty();
  }

  private static JsonObject profile(String user) {
    return new JsonObject()
        .put("userId", user)
        .put(
            "traits",
            new JsonObject()
                .put("email", user + "@example.org")
                .put("name", "Marie")
                .put("country", "FR")
                .put("postcode", "29217")
                .put("language", "br"));
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
}
