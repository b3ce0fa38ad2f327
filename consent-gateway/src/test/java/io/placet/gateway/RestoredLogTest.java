package io.placet.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.schemas.avro.AuditEntry;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKeys;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Contacts are erased. Then everything but the vault comes back as it was before: the log, and the
 * view of one gateway. Another gateway, without a view, starts at the same time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoredLogTest {
  private static final String NEIGHBOUR_OF = "gone";
  private static final String WORDS = "request 12";

  /** Whom the older log knows. */
  private static final List<String> KNOWN = List.of("gone", "objects", "returns");

  /** Who came after the copy was made. */
  private static final List<String> CAME_LATER = List.of("later", "returns-later");

  /** Of whom nothing is recorded any more. */
  private static final List<String> STAY_AWAY = List.of("gone", "later");

  private EmbeddedKafka kafka;
  private RunningGateway restored;
  private RunningGateway second;
  private Log log;
  private String neighbour;
  private Map<String, String> reasons;
  private Map<String, String> receipts;

  /** When each was ordered, by its receipt from then. */
  private Map<String, String> days;

  /** What the restored gateway said first, before it was asked anything else. */
  private Answer firstAnswer;

  private Answer firstList;

  @BeforeAll
  void restore(@TempDir Path folder) throws IOException {
    Path now = folder.resolve("now");
    Path before = folder.resolve("before");
    try (EmbeddedKafka first = EmbeddedKafka.start(EmbeddedKafkaConfig.in(now.resolve("kafka")));
        RunningGateway gateway = start(first, now.resolve("gateway"))) {
      neighbour = neighbourOf(gateway);
      Stream.concat(KNOWN.stream(), Stream.of(neighbour))
          .forEach(
              user -> gateway.collectionPoint().post(Consents.path(user), Consents.newsletter()));
      gateway.collectionPoint().post(Consents.path("objects"), Consents.noNewsletter("OBJECTED"));
      assertThat(may(gateway, "gone")).isTrue();
    }
    Folders.copy(now, before);
    try (EmbeddedKafka first = EmbeddedKafka.start(EmbeddedKafkaConfig.in(now.resolve("kafka")));
        RunningGateway gateway = start(first, now.resolve("gateway"))) {
      CAME_LATER.forEach(
          user -> gateway.collectionPoint().post(Consents.path(user), Consents.newsletter()));
      receipts = new TreeMap<>();
      Stream.concat(KNOWN.stream(), CAME_LATER.stream())
          .forEach(user -> receipts.put(user, erase(gateway, user)));
      receipts.values().forEach(receipt -> awaitSteps(gateway, receipt));
      reasons = reasons(gateway);
      days = days(gateway);
    }
    Folders.delete(before.resolve("vault"));
    Folders.copy(now.resolve("vault"), before.resolve("vault"));

    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(before.resolve("kafka")));
    log = new Log(kafka.bootstrapServers());
    CompletableFuture<RunningGateway> other =
        CompletableFuture.supplyAsync(() -> start(kafka, before.resolve("second")));
    restored = start(kafka, before.resolve("gateway"));
    firstAnswer = restored.officer().post("/access/v1/evaluation", Consents.mayMail("gone"));
    firstList = restored.officer().get("/v1/erasures");
    second = other.join();
  }

  @AfterAll
  void stop() {
    restored.close();
    second.close();
    kafka.close();
  }

  @Test
  void fromTheFirstAnswerOnWhatTheErasedHadPermittedIsNotPermittedAgain() {
    assertThat(firstAnswer.decision()).isFalse();
    for (RunningGateway gateway : List.of(restored, second)) {
      assertThat(STAY_AWAY).noneMatch(user -> may(gateway, user));
      assertThat(reasons(gateway)).isEqualTo(reasons);
    }
  }

  @Test
  void eachErasureIsThereAtOnceUnderItsOwnIdAndBothGatewaysTellTheSame() {
    assertThat(firstList.list("erasures").stream().map(erasure -> erasure.getString("id")))
        .containsExactlyInAnyOrderElementsOf(ids());
    for (RunningGateway gateway : List.of(restored, second)) {
      receipts.values().forEach(receipt -> awaitSteps(gateway, receipt));
      assertThat(
              gateway.officer().get("/v1/erasures").list("erasures").stream()
                  .map(erasure -> erasure.getString("id")))
          .containsExactlyInAnyOrderElementsOf(ids());
      assertThat(gateway.officer().get("/v1/shut-offs").list("shutOffs"))
          .filteredOn(shutOff -> shutOff.getString("state").equals("ERASED"))
          .extracting(shutOff -> shutOff.getString("id"))
          .containsExactlyInAnyOrderElementsOf(ids());
    }
  }

  @Test
  void aReceiptKeepsItsDayButNotTheOfficersWordsWhichTheVaultDoesNotHold() {
    for (RunningGateway gateway : List.of(restored, second)) {
      assertThat(days(gateway)).isEqualTo(days);
      assertThat(receipts.values())
          .noneMatch(receipt -> gateway.officer().get(receipt).text().contains(WORDS));
    }
  }

  @Test
  void aNeighbourOfTheSlotIsJudgedByItsConsentsAsBefore() {
    assertThat(may(restored, neighbour)).isTrue();
    restored.collectionPoint().post(Consents.path(neighbour), Consents.noNewsletter("WITHDRAWN"));
    assertThat(may(second, neighbour)).isFalse();
    restored.collectionPoint().post(Consents.path(neighbour), Consents.newsletter());
    assertThat(may(second, neighbour)).isTrue();
  }

  @Test
  void whoComesBackGetsANewSubjectIdAlsoWhereTheLogNeverKnewTheContact() {
    for (String user : List.of("returns", "returns-later")) {
      assertThat(second.collectionPoint().post(Consents.path(user), Consents.newsletter()).status())
          .isEqualTo(201);
      assertThat(may(restored, user)).isTrue();

      assertThat(consentedSince(user)).containsOnly(subject(user, 1));
    }
  }

  @Test
  void whatTheErasedHadRefusedIsFoundShouldTheyComeBack() {
    awaitSteps(restored, requireNonNull(receipts.get("objects")));

    restored.officer().post(Consents.path("objects"), Consents.newsletter());

    assertThat(reason(restored, "objects")).isEqualTo("objected");
    assertThat(reason(second, "objects")).isEqualTo("objected");
  }

  @Test
  void theAuditTrailSaysHowManyAndNamesNobody() {
    List<AuditEntry> anew =
        log.all(Topic.AUDIT).stream()
            .map(entry -> SingleObject.of(AuditEntry.class).decode(entry.value()))
            .filter(entry -> entry.getActorId().equals("placet"))
            .toList();

    assertThat(anew).hasSizeBetween(1, 2);
    assertThat(anew).allMatch(entry -> entry.getSubjectId() == null);
    assertThat(anew.stream().mapToInt(AuditEntry::getCount).max()).hasValue(receipts.size());
  }

  @Test
  void aStartThatFindsAllOfThemRecordsNoneAgain() {
    long recorded = erasures();
    try (RunningGateway third = start(kafka, restored.folder().resolveSibling("third"))) {
      assertThat(may(third, neighbour)).isTrue();
      assertThat(erasures()).isEqualTo(recorded);
    }
  }

  private Map<String, String> days(RunningGateway gateway) {
    return receipts.values().stream()
        .collect(
            Collectors.toMap(
                receipt -> receipt,
                receipt -> gateway.officer().get(receipt).json().getString("at")));
  }

  private List<String> ids() {
    return receipts.values().stream()
        .map(receipt -> receipt.substring(receipt.lastIndexOf('/') + 1))
        .toList();
  }

  private static RunningGateway start(EmbeddedKafka kafka, Path folder) {
    return RunningGateway.start(kafka.bootstrapServers(), folder);
  }

  private static String erase(RunningGateway gateway, String user) {
    Answer answer =
        gateway
            .officer()
            .post("/v1/contacts/user:" + user + "/erasures", new JsonObject().put("reason", WORDS));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.json().getString("erasure");
  }

  private static void awaitSteps(RunningGateway gateway, String receipt) {
    Eventually.holds(
        "the steps of " + receipt + " are done",
        () ->
            gateway.officer().get(receipt).list("places").stream()
                .anyMatch(
                    place ->
                        place.getString("place").equals("data-key")
                            && place.containsKey("doneAt")));
  }

  private static boolean may(RunningGateway gateway, String user) {
    return gateway.tool().post("/access/v1/evaluation", Consents.mayMail(user)).decision();
  }

  private static Map<String, String> reasons(RunningGateway gateway) {
    return STAY_AWAY.stream()
        .collect(Collectors.toMap(user -> user, user -> reason(gateway, user)));
  }

  private static String reason(RunningGateway gateway, String user) {
    return gateway
        .officer()
        .post("/access/v1/evaluation", Consents.mayMail(user))
        .json()
        .getJsonObject("context")
        .getString("reason");
  }

  private static String neighbourOf(RunningGateway gateway) {
    int slot = DataKeys.slotOf(gateway.subject(NEIGHBOUR_OF));
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(number -> "neighbour-" + number)
        .filter(user -> DataKeys.slotOf(gateway.subject(user)) == slot)
        .findFirst()
        .orElseThrow();
  }

  private String subject(String user, int generation) {
    return SubjectId.of(
            RunningGateway.vault(restored.folder()).subject(), ContactId.user(user), generation)
        .text();
  }

  /** The subject ids under which a contact's consents stand in the restored log. */
  private List<String> consentedSince(String user) {
    List<String> generations =
        IntStream.range(0, 3).mapToObj(generation -> subject(user, generation)).toList();
    Map<String, String> standing = new TreeMap<>();
    log.all(Topic.CONTACT_LOG)
        .forEach(
            record -> {
              String key = new String(record.key(), java.nio.charset.StandardCharsets.UTF_8);
              standing.remove(key);
              if (record.value() != null
                  && entry(record.value()).getBody() instanceof ConsentRecorded consent
                  && generations.contains(consent.getSubjectId())) {
                standing.put(key, consent.getSubjectId());
              }
            });
    return List.copyOf(standing.values());
  }

  private long erasures() {
    return log.all(Topic.CONTACT_LOG).stream()
        .filter(record -> record.value() != null)
        .filter(record -> entry(record.value()).getBody() instanceof ErasureRecorded)
        .count();
  }

  private static ContactLogEntry entry(byte[] value) {
    return SingleObject.of(ContactLogEntry.class).decode(value);
  }
}
