package io.placet.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.SubjectId;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.gateway.identity.AddressView;
import io.placet.gateway.identity.ContactAddresses;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.seal.SealedValues;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The addresses that contacts are told by: kept sealed, the last one first, gone with them. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactAddressesTest {
  private final EmbeddedKafka kafka;
  private final Path folder;
  private final RunningGateway gateway;
  private final Log log;

  ContactAddressesTest(EmbeddedKafka kafka, Log log, @TempDir Path folder) {
    this.kafka = kafka;
    this.log = log;
    this.folder = folder;
    gateway = RunningGateway.start(kafka.bootstrapServers(), folder.resolve("gateway"));
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void anAddressIsKeptSealedAndFoundAgainByAViewThatIsMadeAnew() throws IOException {
    identify(
        "kept",
        new JsonObject().put("email", "Kept.Here@Example.ORG").put("phone", "+33612340001"));

    String name = "anew";
    RunningGateway.start(kafka.bootstrapServers(), folder.resolve(name)).close();

    SubjectId subject = gateway.subject("kept");
    try (ViewStore store = new ViewStore(folder.resolve(name).resolve("view"))) {
      ContactAddresses opened = addresses(store, gatewayKeys());
      assertThat(opened.email(subject)).contains("kept.here@example.org");
      assertThat(opened.phone(subject)).contains("+33612340001");
      ContactAddresses without = addresses(store, (of, wrapped) -> Optional.empty());
      assertThat(without.email(subject)).isEmpty();
      assertThat(without.all(subject)).hasSize(2).noneMatch(held -> held.address().isPresent());
    }
    assertThat(records("kept")).isEqualTo(2);
    assertThat(
            log.all(Topic.CONTACTS).stream()
                .flatMap(record -> Stream.of(record.key(), record.value()))
                .filter(bytes -> bytes != null && text(bytes).contains("kept.here")))
        .isEmpty();
    assertThat(
            Folders.filesBelow(folder).stream().filter(bytes -> text(bytes).contains("kept.here")))
        .isEmpty();
  }

  @Test
  void theAddressThatWasToldLastIsTheCurrentOne() {
    identify("moves", "first@example.org");
    identify("moves", "second@example.org");
    assertThat(current("moves")).containsExactly("second@example.org");

    identify("moves", "first@example.org");
    assertThat(current("moves")).containsExactly("first@example.org");
    assertThat(all("moves")).containsExactlyInAnyOrder("first@example.org", "second@example.org");

    batch("moves", "first@example.org", "third@example.org", "second@example.org");
    assertThat(current("moves")).containsExactly("second@example.org");
  }

  @Test
  void theCurrentAddressToldAgainIsNotWrittenAgain() {
    identify("same", "same@example.org");
    Eventually.holds("it is shown", () -> all("same").size() == 1);
    identify("same", "same@example.org");

    assertThat(records("same")).isEqualTo(1);
  }

  @Test
  void ofOneKindTenAddressesAreKeptTheNewest() {
    IntStream.rangeClosed(1, 13)
        .forEach(
            number -> {
              identify("many", "many-" + number + "@example.org");
              Eventually.holds(
                  "it is shown", () -> all("many").contains("many-" + number + "@example.org"));
            });

    assertThat(all("many")).hasSize(10).first().isEqualTo("many-13@example.org");
    assertThat(all("many")).doesNotContain("many-3@example.org");
  }

  @Test
  void twoGatewaysThatAreToldAtOnceKeepBoth() {
    gateway.collectionPoint().post(Consents.path("twice-told"), Consents.newsletter());
    try (RunningGateway other =
        RunningGateway.start(kafka.bootstrapServers(), folder.resolve("other"))) {
      List<RunningGateway> both = List.of(gateway, other);
      IntStream.range(0, 8)
          .parallel()
          .forEach(
              number ->
                  identify(
                      both.get(number % 2),
                      "twice-told",
                      new JsonObject().put("email", "told-" + number + "@example.org")));
    }

    Eventually.holds("all are kept", () -> all("twice-told").size() == 8);
    assertThat(current("twice-told")).hasSize(1);
  }

  @Test
  void anAddressThatTwoCustomersHaveIsThatOfBoth() {
    identify("one", "family@example.org");
    identify("two", "family@example.org");

    assertThat(current("one")).containsExactly("family@example.org");
    assertThat(current("two")).containsExactly("family@example.org");
  }

  @Test
  void anImportKeepsAddressesAlsoOfThoseWhoAreFoundByThemAlready() {
    Answer done =
        importFile(
            "contact,email\nuser:imported,a@imported.example\nuser:imported,b@imported.example\n");
    assertThat(done.status()).as(done.text()).isEqualTo(200);

    assertThat(current("imported")).containsExactly("b@imported.example");
    assertThat(held("imported").getJsonObject(0).getString("source")).isEqualTo("import");
    identify("imported", "a@imported.example");
    assertThat(current("imported")).containsExactly("a@imported.example");
  }

  @Test
  void anErasureRemovesThemAndTheReceiptSaysSo() {
    identify(
        "erased", new JsonObject().put("email", "gone@example.org").put("phone", "+33612340002"));
    gateway.collectionPoint().post(Consents.path("erased"), Consents.newsletter());
    assertThat(all("erased")).hasSize(2);
    SubjectId subject = gateway.subject("erased");

    Answer erased =
        gateway
            .officer()
            .post("/v1/contacts/user:erased/erasures", new JsonObject().put("reason", "request 7"));
    JsonObject place = awaitPlace(erased.json().getString("erasure"), "addresses");

    assertThat(place.getInteger("count")).isEqualTo(2);
    assertThat(standing(subject)).isEmpty();
    assertThat(export("erased").status()).isEqualTo(404);
    gateway.collectionPoint().post(Consents.path("erased"), Consents.newsletter());
    assertThat(held("erased")).isEmpty();
  }

  private static ContactAddresses addresses(ViewStore store, SealedValues.Unwrapping keys) {
    SealedValues sealed = new SealedValues(keys);
    return new ContactAddresses(
        new AddressView(store, erased -> false), new ContactView(store, sealed), sealed);
  }

  private SealedValues.Unwrapping gatewayKeys() {
    return RunningGateway.vault(gateway.folder()).dataKeys()::unwrap;
  }

  private void identify(String user, String email) {
    identify(user, new JsonObject().put("email", email));
  }

  private void identify(String user, JsonObject traits) {
    identify(gateway, user, traits);
  }

  private static void identify(RunningGateway gateway, String user, JsonObject traits) {
    Answer answer =
        gateway
            .sender()
            .post("/v1/identify", new JsonObject().put("userId", user).put("traits", traits));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private void batch(String user, String... emails) {
    JsonArray messages = new JsonArray();
    Stream.of(emails)
        .forEach(
            email ->
                messages.add(
                    new JsonObject()
                        .put("type", "identify")
                        .put("userId", user)
                        .put("traits", new JsonObject().put("email", email))));
    Answer answer = gateway.sender().post("/v1/batch", new JsonObject().put("batch", messages));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private Answer importFile(String file) {
    String name =
        gateway
            .officer()
            .post("/v1/imports", new JsonObject().put("format", "csv"))
            .json()
            .getString("name");
    return gateway.officer().put("/v1/imports/" + name + "/content", BodyPublishers.ofString(file));
  }

  private Answer export(String user) {
    return gateway
        .officer()
        .post("/v1/contacts/user:" + user + "/export", new JsonObject().put("reason", "request"));
  }

  private JsonArray held(String user) {
    return export(user).json().getJsonArray("addresses");
  }

  private List<String> all(String user) {
    return held(user).stream()
        .map(JsonObject.class::cast)
        .filter(address -> address.containsKey("address"))
        .map(address -> address.getString("address"))
        .toList();
  }

  private List<String> current(String user) {
    return held(user).stream()
        .map(JsonObject.class::cast)
        .filter(address -> address.getBoolean("current", false))
        .map(address -> address.getString("address"))
        .toList();
  }

  private long records(String user) {
    String subject = gateway.subject(user).text();
    return log.all(Topic.CONTACTS).stream()
        .filter(record -> text(record.key()).startsWith(subject))
        .count();
  }

  /** The keys that the topic holds of a contact once it is compacted. */
  private List<String> standing(SubjectId subject) {
    Map<String, Boolean> keys = new TreeMap<>();
    log.all(Topic.CONTACTS)
        .forEach(record -> keys.put(new String(record.key(), UTF_8), record.value() != null));
    return keys.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(subject.text()) && entry.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private JsonObject awaitPlace(String receipt, String place) {
    JsonObject[] found = {new JsonObject()};
    Eventually.holds(
        place + " is done",
        () -> {
          gateway.officer().get(receipt).json().getJsonArray("places").stream()
              .map(JsonObject.class::cast)
              .filter(one -> one.getString("place").equals(place) && one.containsKey("doneAt"))
              .forEach(one -> found[0] = one);
          return !found[0].isEmpty();
        });
    return found[0];
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
