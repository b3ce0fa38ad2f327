package io.placet.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.ContactId;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentTest {
  private final RunningGateway gateway;
  private final Log log;

  ConsentTest(RunningGateway gateway, Log log) {
    this.gateway = gateway;
    this.log = log;
  }

  @Test
  void theExampleOfTheDesignIsRecorded() {
    Answer answer = gateway.officer().post(Consents.path("17850"), Consents.newsletter());

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().fieldNames()).containsExactlyInAnyOrder("record", "revision");
    String[] revision = answer.json().getString("revision").split("@", -1);
    assertThat(Integer.parseInt(revision[0])).isEqualTo(gateway.partitionOf("17850"));
    ConsumerRecord<byte[], byte[]> record = recordOf(answer);
    assertThat(record.partition()).isEqualTo(gateway.partitionOf("17850"));
    assertThat(Long.parseLong(revision[1])).isEqualTo(record.offset() + 1);
    assertThat(decision("17850")).isTrue();
  }

  @Test
  void whatTheRegisterDoesNotDeclareIsRefused() {
    refused(Consents.newsletter().put("purpose", "surveys"), "purpose:", "newsletter", "analytics");
    refused(Consents.newsletter().put("channel", "sms"), "channel: allowed for newsletter: email");
    refused(without("channel"), "channel: allowed for newsletter: email");
    refused(
        Consents.given("profiling").put("channel", "email"),
        "channel: allowed for profiling: none, leave it out");
    refused(Consents.newsletter().put("notice", notice("newsletter", "2")), "newsletter 3");
    refused(Consents.newsletter().put("collectionPoint", "street"), "checkout", "preference-page");
    refused(
        Consents.given("advertising").put("collectionPoint", "checkout"),
        "collectionPoint: may not collect for advertising");
  }

  @Test
  void aGrantWithoutItsProofIsRefused() {
    for (String part : List.of("notice", "collectionPoint", "method")) {
      refused(without(part), "needs its proof");
    }
  }

  @Test
  void aNoticeThatInformsOfSomethingElseIsNoProof() {
    refused(
        Consents.newsletter().put("notice", notice("offers", "1")),
        "notice: does not inform about newsletter",
        "newsletter 3");
  }

  @Test
  void aPurposeThatRestsOnConsentHasNoOtherBasis() {
    refused(
        Consents.noNewsletter("BASIS_ESTABLISHED"),
        "basis: the register declares for newsletter",
        "none beside consent");
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    refused(Consents.newsletter().put("eventTime", "yesterday"), "eventTime");
    refused(Consents.newsletter().put("validUntil", "2027"), "validUntil");
  }

  @Test
  void anAddressIsNoContact() {
    Answer answer =
        gateway.officer().post("/v1/contacts/marie@example.org/consents", Consents.newsletter());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).contains("user:<id>", "/v1/contacts/find");
    assertThat(answer.text()).doesNotContain("marie");
  }

  @Test
  void anIdWithASlashKeepsIt() {
    String path = "/v1/contacts/user:a%2Fb%20c/consents";

    assertThat(gateway.officer().post(path, Consents.newsletter()).status()).isEqualTo(201);

    assertThat(gateway.officer().get(path).json().getString("contact")).isEqualTo("user:a/b c");
    assertThat(decision("a/b c")).isTrue();
  }

  @Test
  void aWithdrawalOpensAShutOffAndEndsThePurpose() {
    gateway.officer().post(Consents.path("leaver"), Consents.newsletter());

    Answer answer =
        gateway.officer().post(Consents.path("leaver"), Consents.noNewsletter("WITHDRAWN"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().getString("shutOff"))
        .isEqualTo("/v1/shut-offs/" + answer.json().getString("record"));
    assertThat(decision("leaver")).isFalse();
  }

  @Test
  void theOfficersGrantLiftsNoWithdrawal() {
    gateway.officer().post(Consents.path("firm"), Consents.newsletter());
    gateway.officer().post(Consents.path("firm"), Consents.noNewsletter("WITHDRAWN"));

    Answer grant = gateway.officer().post(Consents.path("firm"), Consents.newsletter());

    assertThat(grant.status()).isEqualTo(201);
    assertThat(decision("firm")).isFalse();
    assertThat(reason("firm")).isEqualTo("withdrawn");
  }

  @Test
  void theGrantOfACollectionPointLiftsAWithdrawal() {
    gateway.collectionPoint().post(Consents.path("back"), Consents.newsletter());
    gateway.collectionPoint().post(Consents.path("back"), Consents.noNewsletter("WITHDRAWN"));
    assertThat(decision("back")).isFalse();

    gateway.collectionPoint().post(Consents.path("back"), Consents.newsletter());

    assertThat(decision("back")).isTrue();
  }

  @Test
  void aGrantThatWasOvertakenHasNoEffect() {
    gateway.collectionPoint().post(Consents.path("late"), Consents.newsletter());
    long seen = newestOf("late");
    gateway.collectionPoint().post(Consents.path("late"), Consents.noNewsletter("WITHDRAWN"));

    appendGrant("late", seen);
    assertThat(decision("late")).isFalse();

    appendGrant("late", newestOf("late"));
    assertThat(decision("late")).isTrue();
  }

  @Test
  void theConsentsOfAContactShowVerdictsAndTheRecordsBehindThem() {
    Answer given = gateway.collectionPoint().post(Consents.path("shown"), Consents.newsletter());
    Answer withdrawn =
        gateway.officer().post(Consents.path("shown"), Consents.noNewsletter("WITHDRAWN"));
    gateway.officer().post(Consents.path("shown"), Consents.given("analytics"));

    Answer answer = gateway.officer().get(Consents.path("shown"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("contact")).isEqualTo("user:shown");
    assertThat(answer.list("verdicts")).hasSize(10);
    assertThat(verdict(answer, "newsletter"))
        .isEqualTo(
            new JsonObject()
                .put("purpose", "newsletter")
                .put("decision", false)
                .put("channel", "email")
                .put("reason", "withdrawn")
                .put("record", withdrawn.json().getString("record")));
    assertThat(verdict(answer, "analytics").getBoolean("decision")).isTrue();
    assertThat(verdict(answer, "analytics").getString("legalBasis")).isEqualTo("CONSENT");
    assertThat(verdict(answer, "profiling").getString("reason")).isEqualTo("no_record");
    assertThat(answer.list("records"))
        .extracting(record -> record.getString("state"))
        .containsExactly("GIVEN", "WITHDRAWN", "GIVEN");
    JsonObject first = answer.list("records").get(0);
    assertThat(first.getString("record")).isEqualTo(given.json().getString("record"));
    assertThat(first.getString("notice")).isEqualTo("newsletter@3");
    assertThat(first.getString("noticeSha256")).hasSize(64);
    assertThat(first.getString("actor")).isEqualTo("collection-point");
  }

  private void refused(JsonObject request, String... detail) {
    Answer answer = gateway.officer().post(Consents.path("refused"), request);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().getString("detail")).contains(detail);
  }

  private static JsonObject without(String part) {
    JsonObject request = Consents.newsletter();
    request.remove(part);
    return request;
  }

  private static JsonObject notice(String id, String version) {
    return new JsonObject().put("id", id).put("version", version);
  }

  private static JsonObject verdict(Answer answer, String purpose) {
    return answer.list("verdicts").stream()
        .filter(verdict -> verdict.getString("purpose").equals(purpose))
        .findFirst()
        .orElseThrow();
  }

  private boolean decision(String user) {
    return gateway.tool().post("/access/v1/evaluation", Consents.mayMail(user)).decision();
  }

  private String reason(String user) {
    return gateway.officer().post("/access/v1/evaluation", Consents.mayMail(user)).reason();
  }

  private ConsumerRecord<byte[], byte[]> recordOf(Answer answer) {
    String key = gateway.subject("17850").text() + "|" + answer.json().getString("record");
    return log.all(Topic.CONTACT_LOG).stream()
        .filter(record -> new String(record.key(), UTF_8).equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Offset of the newest consent record of a user. */
  private long newestOf(String user) {
    String prefix = gateway.subject(user).text() + "|";
    return log.all(Topic.CONTACT_LOG).stream()
        .filter(record -> new String(record.key(), UTF_8).startsWith(prefix))
        .mapToLong(ConsumerRecord::offset)
        .max()
        .orElseThrow();
  }

  /** What a gateway would have written that saw a certain record last. */
  private void appendGrant(String user, long follows) {
    String recordId = user + "-after-" + follows;
    ConsentRecorded grant =
        ConsentRecorded.newBuilder()
            .setRecordId(recordId)
            .setSchemaVersion(1)
            .setSubjectId(gateway.subject(user).text())
            .setContact(Contacts.toAvro(ContactId.user(user)))
            .setPurpose("newsletter")
            .setChannel("email")
            .setLegalBasis("CONSENT")
            .setState(RecordedState.GIVEN)
            .setActor(RecordedActor.PERSON)
            .setActorId("collection-point")
            .setEventTime(Instant.EPOCH)
            .setRecordedAt(Instant.EPOCH)
            .setController("test")
            .setNotice(new ShownNotice("newsletter", "3", "0".repeat(64)))
            .setFollows(follows)
            .build();
    log.appendEntry(
        gateway.partitionOf(user), gateway.subject(user).text() + "|" + recordId, grant);
  }
}
