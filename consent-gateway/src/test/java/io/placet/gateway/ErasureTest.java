package io.placet.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ContactKey;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKeys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a contact that is erased, at the gateway and in the log. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureTest {
  private final RunningGateway gateway;
  private final Log log;

  ErasureTest(EmbeddedKafka kafka, @TempDir Path folder) {
    gateway = RunningGateway.start(kafka.bootstrapServers(), folder.resolve("gateway"));
    log = new Log(kafka.bootstrapServers());
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void fromTheAcknowledgementOnEveryVerdictIsNo() {
    gateway.collectionPoint().post(Consents.path("at-once"), Consents.newsletter());
    assertThat(may("at-once")).isTrue();

    Answer erased = erase("at-once");

    assertThat(erased.status()).isEqualTo(202);
    assertThat(may("at-once")).isFalse();
  }

  @Test
  void nobodyIsErasedWhoIsNotKnownAndAReasonIsNeeded() {
    assertThat(erase("stranger").status()).isEqualTo(404);
    gateway.collectionPoint().post(Consents.path("without-reason"), Consents.newsletter());
    assertThat(
            gateway
                .officer()
                .post("/v1/contacts/user:without-reason/erasures", new JsonObject())
                .status())
        .isEqualTo(400);
    assertThat(gateway.tool().post("/v1/contacts/user:without-reason/erasures", reason()).status())
        .isEqualTo(403);
    assertThat(may("without-reason")).isTrue();
  }

  @Test
  void theLogHoldsNothingButThatItWasErased() {
    SubjectId subject = gateway.subject("gone");
    gateway.collectionPoint().post(Consents.path("gone"), Consents.newsletter());
    gateway
        .collectionPoint()
        .put("/v1/contacts/user:gone/facts", new JsonObject().put("audience", "professional"));
    gateway
        .tool()
        .post(
            "/v1/contacts/user:gone/attempts",
            new JsonObject().put("channel", "email").put("outcome", "unanswered"));
    identify("gone", "gone@example.org");

    awaitSteps(erase("gone"));

    assertThat(standing(subject)).isEqualTo(1);
    assertThat(find("gone@example.org")).isEmpty();
  }

  @Test
  void whatWasSealedOpensNoMoreWhileOthersOfTheSlotStillDo() {
    gateway.collectionPoint().post(Consents.path("sealed"), Consents.newsletter());
    SubjectId subject = gateway.subject("sealed");
    WrappedKey key = keyOf(subject).orElseThrow();
    String neighbour = neighbourOf(subject);
    gateway.collectionPoint().post(Consents.path(neighbour), Consents.newsletter());
    WrappedKey before = keyOf(gateway.subject(neighbour)).orElseThrow();
    assertThat(RunningGateway.vault(gateway.folder()).dataKeys().unwrap(subject, key)).isPresent();

    awaitSteps(erase("sealed"));

    DataKeys keys = RunningGateway.vault(gateway.folder()).dataKeys();
    WrappedKey after = keyOf(gateway.subject(neighbour)).orElseThrow();
    assertThat(keys.unwrap(subject, key)).isEmpty();
    assertThat(keys.unwrap(gateway.subject(neighbour), before)).isEmpty();
    assertThat(keys.unwrap(gateway.subject(neighbour), after)).isPresent();
    assertThat(after.keyId()).isEqualTo(before.keyId());
    assertThat(may(neighbour)).isTrue();
    assertThat(gateway.officer().get("/v1/contacts/user:" + neighbour + "/consents").status())
        .isEqualTo(200);
  }

  @Test
  void whoComesBackIsAnotherContactOfWhomNothingIsKnown() {
    gateway.collectionPoint().post(Consents.path("returns"), Consents.newsletter());
    awaitSteps(erase("returns"));

    gateway.collectionPoint().post(Consents.path("returns"), Consents.newsletter());

    assertThat(may("returns")).isTrue();
    List<String> subjects = new ArrayList<>();
    log.all(Topic.CONTACT_LOG).stream()
        .filter(record -> record.value() != null)
        .map(record -> entry(record).getBody())
        .filter(ErasureRecorded.class::isInstance)
        .map(body -> ((ErasureRecorded) body).getSubjectId())
        .forEach(subjects::add);
    assertThat(subjects).contains(gateway.subject("returns").text());
  }

  @Test
  void anObjectionOutlivesTheErasureByIdAndByAddress() {
    identify("objects", "objects@example.org");
    gateway.collectionPoint().post(Consents.path("objects"), Consents.newsletter());
    gateway.collectionPoint().post(Consents.path("objects"), Consents.noNewsletter("OBJECTED"));
    awaitSteps(erase("objects"));

    gateway.officer().post(Consents.path("objects"), Consents.newsletter());
    identify("somebody-else", "objects@example.org");
    gateway.officer().post(Consents.path("somebody-else"), Consents.newsletter());

    assertThat(reason("objects")).isEqualTo("objected");
    assertThat(reason("somebody-else")).isEqualTo("objected");
    gateway.collectionPoint().post(Consents.path("objects"), Consents.newsletter());
    assertThat(may("objects")).isTrue();
  }

  @Test
  void theReceiptSaysPlaceByPlaceWhatIsGoneAndWhatGoesWhen() {
    gateway.collectionPoint().post(Consents.path("receipt"), Consents.newsletter());

    JsonObject receipt = awaitSteps(erase("receipt"));

    assertThat(receipt.getString("reason")).isEqualTo("request 12");
    assertThat(receipt.getString("by")).isEqualTo("officer");
    assertThat(places(receipt, "doneAt"))
        .contains("verdicts", "refusals", "records", "addresses", "data-key", "view", "used-up-id");
    assertThat(places(receipt, "expiresBy"))
        .containsExactly(
            "log-segments",
            "events",
            "pseudonymised-events",
            "segment-changes",
            "consent-transitions",
            "dead-letters",
            "exports",
            "disclosures",
            "requests",
            "audit",
            "copies");
    assertThat(receipt.encode()).doesNotContain("user:receipt");
    assertThat(receipt.getBoolean("complete")).as("no stream runs here").isFalse();
  }

  private static List<String> places(JsonObject receipt, String with) {
    return receipt.getJsonArray("places").stream()
        .map(JsonObject.class::cast)
        .filter(place -> place.containsKey(with))
        .map(place -> place.getString("place"))
        .toList();
  }

  private static JsonObject reason() {
    return new JsonObject().put("reason", "request 12");
  }

  private Answer erase(String user) {
    return gateway.officer().post("/v1/contacts/user:" + user + "/erasures", reason());
  }

  private JsonObject awaitSteps(Answer erased) {
    assertThat(erased.status()).as(erased.text()).isEqualTo(202);
    String path = erased.json().getString("erasure");
    JsonObject[] receipt = {new JsonObject()};
    Eventually.holds(
        "the steps of an erasure are done",
        () -> {
          receipt[0] = gateway.officer().get(path).json();
          return places(receipt[0], "doneAt").contains("data-key")
              && places(receipt[0], "doneAt").contains("view");
        });
    return receipt[0];
  }

  private boolean may(String user) {
    return gateway
        .tool()
        .post("/access/v1/evaluation", Consents.mayMail(user))
        .json()
        .getBoolean("decision");
  }

  private String reason(String user) {
    return gateway
        .officer()
        .post("/access/v1/evaluation", Consents.mayMail(user))
        .json()
        .getJsonObject("context")
        .getString("reason");
  }

  private void identify(String user, String email) {
    assertThat(
            gateway
                .sender()
                .post(
                    "/v1/identify",
                    new JsonObject()
                        .put("userId", user)
                        .put("traits", new JsonObject().put("email", email)))
                .status())
        .isEqualTo(200);
  }

  private JsonArray find(String email) {
    return gateway
        .officer()
        .post("/v1/contacts/find", new JsonObject().put("email", email))
        .json()
        .getJsonArray("contacts");
  }

  /** How many keys of a contact the log would still hold after compaction, steps aside. */
  private long standing(SubjectId subject) {
    java.util.Map<String, Boolean> keys = new java.util.TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : log.all(Topic.CONTACT_LOG)) {
      String key = new String(record.key(), UTF_8);
      if (key.contains(subject.text()) && !key.contains("|erasure|")) {
        keys.put(key, record.value() != null);
      }
    }
    return keys.values().stream().filter(present -> present).count();
  }

  private Optional<WrappedKey> keyOf(SubjectId subject) {
    return log.all(Topic.CONTACT_LOG).stream()
        .filter(record -> record.value() != null)
        .flatMap(record -> RecordCodec.toDomain(entry(record)).stream())
        .filter(ContactKey.class::isInstance)
        .map(ContactKey.class::cast)
        .filter(key -> key.subject().equals(subject))
        .map(ContactKey::key)
        .reduce((first, last) -> last);
  }

  private String neighbourOf(SubjectId subject) {
    int slot = DataKeys.slotOf(subject);
    for (int number = 0; ; number++) {
      String user = "neighbour-" + number;
      if (DataKeys.slotOf(gateway.subject(user)) == slot) {
        return user;
      }
    }
  }

  private static ContactLogEntry entry(ConsumerRecord<byte[], byte[]> record) {
    return SingleObject.of(ContactLogEntry.class).decode(record.value());
  }
}
