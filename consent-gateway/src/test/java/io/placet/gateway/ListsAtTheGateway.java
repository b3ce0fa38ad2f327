package io.placet.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.SubjectId;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of uploaded lists share. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ListsAtTheGateway {
  static final String WHY = "?origin=fair%202026&reason=an%20invitation";
  static final int REST = 100;
  static final String CSV = "text/csv";
  static final String NDJSON = "application/x-ndjson";

  final EmbeddedKafka kafka;
  final Path folder;
  final RunningGateway gateway;
  final Log log;

  ListsAtTheGateway(EmbeddedKafka kafka, Log log, Path folder) {
    this.kafka = kafka;
    this.log = log;
    this.folder = folder;
    gateway = RunningGateway.start(kafka.bootstrapServers(), folder.resolve("gateway"));
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  void known(String name, int count) {
    for (int i = 0; i < count; i++) {
      identify(name + "-" + i, new JsonObject().put("email", name + "-" + i + "@known.example"));
    }
  }

  void identify(String user, JsonObject traits) {
    Answer answer =
        gateway
            .sender()
            .post("/v1/identify", new JsonObject().put("userId", user).put("traits", traits));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  static String users(String name, int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(number -> "user:" + name + "-" + number + "\n")
        .collect(Collectors.joining("", "contact\n", ""));
  }

  SubjectId[] subjects(String name, int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(number -> gateway.subject(name + "-" + number))
        .toArray(SubjectId[]::new);
  }

  Answer upload(String list, String more, String file) {
    return put(list, more, CSV, file);
  }

  Answer put(String list, String more, String type, String file) {
    return put(gateway, list, more, type, file);
  }

  static Answer put(RunningGateway gateway, String list, String more, String type, String file) {
    return gateway
        .officer()
        .put("/v1/lists/" + list + WHY + more, BodyPublishers.ofString(file), "Content-Type", type);
  }

  static long number(Answer answer, String name) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().getJsonObject(name).getLong("count");
  }

  Answer export(String user) {
    return gateway
        .officer()
        .post("/v1/contacts/user:" + user + "/export", new JsonObject().put("reason", "request"));
  }

  List<String> ids() {
    return gateway.officer().get("/v1/lists").json().getJsonArray("lists").stream()
        .map(list -> ((JsonObject) list).getString("id"))
        .toList();
  }

  static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, ISO_8859_1);
  }

  /** Whom the log puts on a list. */
  List<SubjectId> members(String list) {
    return standingKeys().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("|list|" + list) && entry.getValue())
        .map(entry -> new SubjectId(entry.getKey().substring(0, entry.getKey().indexOf('|'))))
        .toList();
  }

  /** The lists that the log puts a contact on. */
  List<String> standing(SubjectId subject) {
    return standingKeys().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(subject.text() + "|list|") && entry.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  Map<String, Boolean> standingKeys() {
    Map<String, Boolean> keys = new TreeMap<>();
    log.all(Topic.CONTACT_LOG)
        .forEach(record -> keys.put(new String(record.key(), ISO_8859_1), record.value() != null));
    return keys;
  }
}
