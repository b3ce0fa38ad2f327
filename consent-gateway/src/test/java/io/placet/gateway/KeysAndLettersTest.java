package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.placet.vault.Vault;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the officer may do with pseudonyms, dead letters and all that is held of a contact. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysAndLettersTest {
  private static final JsonObject REASON = new JsonObject().put("reason", "request 12");

  private final RunningGateway gateway;
  private final Log log;

  KeysAndLettersTest(EmbeddedKafka kafka, @TempDir Path folder) {
    gateway = RunningGateway.start(kafka.bootstrapServers(), folder.resolve("gateway"));
    log = new Log(kafka.bootstrapServers());
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void aPseudonymIsLedBackOnlyByTheOfficerAndThatIsNoted() {
    consented("led-back");
    String pseudonym = pseudonyms(1).ofSubject(gateway.subject("led-back"));
    JsonObject asked = new JsonObject().put("pseudonym", pseudonym).put("reason", "fraud case 7");

    assertThat(gateway.tool().post("/v1/reidentifications", asked).status()).isEqualTo(403);
    Answer answer = gateway.officer().post("/v1/reidentifications", asked);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().getString("contact")).isEqualTo("user:led-back");
    assertThat(audit())
        .anyMatch(
            entry ->
                entry.getString("action").equals("reidentified")
                    && entry.getString("reason").equals("fraud case 7")
                    && entry.getString("by").equals("officer"));
  }

  @Test
  void aPseudonymOfNobodyIsNoContactsAndAlsoNoted() {
    String nobody = pseudonyms(1).ofSubject(new SubjectId("x".repeat(22)));
    long before =
        audit().stream().filter(e -> e.getString("action").equals("reidentified")).count();

    Answer answer =
        gateway
            .officer()
            .post(
                "/v1/reidentifications",
                new JsonObject().put("pseudonym", nobody).put("reason", "a guess"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(audit().stream().filter(e -> e.getString("action").equals("reidentified")).count())
        .isGreaterThan(before);
  }

  @Test
  void contactsMoveIntoANewEpochAndTheOldKeyCanGo() {
    consented("moves");

    Answer begun = gateway.officer().post("/v1/pseudonyms/epochs", REASON);

    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    int current = begun.json().getInteger("current");
    assertThat(current).isGreaterThan(1);
    Eventually.holds(
        "every contact is in the new epoch",
        () -> gateway.officer().get("/v1/pseudonyms/epochs").json().getInteger("moving") == 0);
    assertThat(
            gateway
                .officer()
                .post("/v1/pseudonyms/epochs/" + current + "/destruction", REASON)
                .status())
        .isEqualTo(409);
    Answer destroyed = gateway.officer().post("/v1/pseudonyms/epochs/1/destruction", REASON);
    assertThat(destroyed.status()).as(destroyed.text()).isEqualTo(200);
    String ended = "analytics.1." + "x".repeat(22);
    assertThat(
            gateway
                .officer()
                .post(
                    "/v1/reidentifications",
                    new JsonObject().put("pseudonym", ended).put("reason", "too late"))
                .status())
        .isEqualTo(404);
  }

  @Test
  void aValueThatDidNotFitIsKeptSealedAndShownToWhoMayReadIt() {
    consented("misfit-shown");
    send(
        "misfit-shown",
        "shown-1",
        new JsonObject().put("total", "secret-text").put("currency", "EUR"));

    assertThat(
            log.all(Topic.DEAD_LETTERS).stream()
                .map(record -> new String(record.value(), StandardCharsets.ISO_8859_1)))
        .isNotEmpty()
        .noneMatch(text -> text.contains("secret-text"));
    JsonObject letters = gateway.officer().get("/v1/dead-letters").json();
    assertThat(letters.getJsonArray("letters").stream().map(JsonObject.class::cast))
        .anySatisfy(
            letter -> {
              assertThat(letter.getString("value")).isEqualTo("\"secret-text\"");
              assertThat(letter.getString("contact")).isEqualTo("user:misfit-shown");
              assertThat(letter.getString("field")).isEqualTo("total");
              assertThat(letter.getString("origin")).isEqualTo("gateway");
            });
    assertThat(gateway.tool().get("/v1/dead-letters").status()).isEqualTo(403);
    assertThat(audit()).anyMatch(entry -> entry.getString("action").equals("dead_letters_read"));
  }

  @Test
  void aFieldThatNothingDeclaresIsCountedByName() {
    consented("dropped-name");
    send(
        "dropped-name",
        "dropped-1",
        new JsonObject().put("gift_message", "for you").put("total", 1));

    assertThat(
            gateway.officer().get("/v1/dead-letters").json().getJsonArray("dropped").stream()
                .map(JsonObject.class::cast))
        .anyMatch(
            name -> name.getString("field").equals("gift_message") && name.getLong("count") >= 1);
  }

  @Test
  void aValueThatStillDoesNotFitIsNotReplayed() {
    consented("unfit");
    send("unfit", "unfit-1", new JsonObject().put("total", "no number").put("currency", "EUR"));

    Answer replayed =
        gateway.officer().post("/v1/dead-letters/replays", new JsonObject().put("field", "total"));

    assertThat(replayed.status()).as(replayed.text()).isEqualTo(200);
    assertThat(replayed.json().getInteger("replayed")).isZero();
    assertThat(replayed.json().getInteger("unfit")).isPositive();
    assertThat(eventsOf("unfit")).hasSize(1);
  }

  @Test
  void allThatIsHeldOfAContactIsInItsExport() {
    consented("held");
    identify("held", "held@example.org");
    send("held", "held-1", new JsonObject().put("total", 12.5).put("currency", "EUR"));

    Answer export = gateway.officer().post("/v1/contacts/user:held/export", REASON);

    assertThat(export.status()).as(export.text()).isEqualTo(200);
    JsonObject held = export.json();
    assertThat(held.getJsonArray("consents")).hasSize(1);
    assertThat(held.getJsonArray("addresses")).hasSize(1);
    assertThat(held.getJsonArray("addresses").getJsonObject(0).getString("address"))
        .isEqualTo("held@example.org");
    assertThat(held.getJsonArray("keys")).hasSize(1);
    JsonObject event = held.getJsonArray("events").getJsonObject(0);
    assertThat(event.getJsonObject("fields").getString("total")).isEqualTo("12.5");
    assertThat(audit()).anyMatch(entry -> entry.getString("action").equals("exported"));
    assertThat(gateway.tool().post("/v1/contacts/user:held/export", REASON).status())
        .isEqualTo(403);
    assertThat(gateway.officer().post("/v1/contacts/user:nobody/export", REASON).status())
        .isEqualTo(404);
  }

  private Pseudonyms pseudonyms(int epoch) {
    Vault vault = RunningGateway.vault(gateway.folder());
    return vault.pseudonyms(Pseudonyms.ANALYTICS, epoch);
  }

  private List<JsonObject> audit() {
    return gateway.officer().get("/v1/audit?limit=500").list("entries");
  }

  private void consented(String user) {
    assertThat(
            gateway
                .collectionPoint()
                .post(Consents.path(user), Consents.given("analytics"))
                .status())
        .isEqualTo(201);
  }

  private void identify(String user, String email) {
    gateway
        .sender()
        .post(
            "/v1/identify",
            new JsonObject()
                .put("userId", user)
                .put("traits", new JsonObject().put("email", email)));
  }

  private void send(String user, String id, JsonObject properties) {
    assertThat(
            gateway
                .sender()
                .post(
                    "/v1/track",
                    new JsonObject()
                        .put("userId", user)
                        .put("messageId", id)
                        .put("event", "Order Completed")
                        .put("properties", properties))
                .status())
        .isEqualTo(200);
  }

  private List<EventEnvelope> eventsOf(String user) {
    SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);
    return log.all(Topic.EVENTS).stream()
        .map(record -> envelopes.decode(record.value()))
        .filter(event -> event.getSubjectId().equals(gateway.subject(user).text()))
        .toList();
  }
}
