package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A consent that waits until a mailed link confirms it. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoubleOptInTest {
  private PeopleGateway people;

  @BeforeAll
  void start(EmbeddedKafka kafka, @TempDir Path folder) {
    people = new PeopleGateway(kafka, folder);
  }

  @AfterAll
  void stop() {
    people.close();
  }

  @Test
  void aRequestCountsOnceThePersonHasPressedTheButton() {
    Answer requested = people.request("wait-1", "wait-1@example.org");
    assertThat(requested.status()).isEqualTo(201);
    String link = people.mailbox.linkTo("wait-1@example.org", 1);
    Visitor person = Visitor.of(people.second);

    String page = person.get(link).text();
    assertThat(page)
        .contains("Yes, send me the newsletter", "Yes, I confirm")
        .doesNotContain("wait-1");
    assertThat(people.mayMail("wait-1")).isFalse();
    Answer confirmed = person.post(link, "do", "confirm");

    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.text()).contains("it is confirmed");
    assertThat(people.mayMail("wait-1")).isTrue();
    ConsentRecorded record = people.newest("wait-1");
    assertThat(record.getState()).isEqualTo(RecordedState.GIVEN);
    assertThat(record.getActor()).isEqualTo(RecordedActor.PERSON);
    assertThat(record.getMethod()).isEqualTo("double-opt-in");
    assertThat(record.getProof()).isEqualTo(requested.json().getString("record"));
    assertThat(record.getNotice().getVersion()).isEqualTo("3");
    assertThat(record.getCollectionPoint()).isEqualTo("footer-form");
  }

  @Test
  void aSecondPressSaysTheSameAndWritesNothing() {
    people.request("wait-2", "wait-2@example.org");
    String link = people.mailbox.linkTo("wait-2@example.org", 1);
    Visitor.of(people.first).post(link, "do", "confirm");

    Answer again = Visitor.of(people.second).post(link, "do", "confirm");

    assertThat(again.status()).isEqualTo(200);
    assertThat(Visitor.of(people.first).get(link).text()).contains("it is confirmed");
    assertThat(people.records("wait-2")).hasSize(2);
  }

  @Test
  void aLinkDoesNotOpenAgainWhatWasWithdrawnSince() {
    people.request("wait-3", "wait-3@example.org");
    String link = people.mailbox.linkTo("wait-3@example.org", 1);
    Visitor person = Visitor.of(people.first);
    person.post(link, "do", "confirm");
    person.post(people.withdrawLink("wait-3"), "List-Unsubscribe", "One-Click");

    assertThat(person.post(link, "do", "confirm").status()).isEqualTo(410);

    assertThat(person.get(link).text()).contains("no longer valid");
    assertThat(people.mayMail("wait-3")).isFalse();
    assertThat(people.records("wait-3"))
        .extracting(ConsentRecorded::getState)
        .containsExactly(RecordedState.REQUESTED, RecordedState.GIVEN, RecordedState.WITHDRAWN);
  }

  @Test
  void aLinkDoesNotConfirmWhatWasWithdrawnBeforeIt() {
    people.request("wait-4", "wait-4@example.org");
    Visitor person = Visitor.of(people.first);
    person.post(people.withdrawLink("wait-4"), "what", "this");

    assertThat(
            person.post(people.mailbox.linkTo("wait-4@example.org", 1), "do", "confirm").status())
        .isEqualTo(410);

    assertThat(people.mayMail("wait-4")).isFalse();
  }

  @Test
  void onlyTheNewestRequestWaits() {
    people.request("wait-5", "wait-5@example.org");
    String older = people.mailbox.linkTo("wait-5@example.org", 1);
    people.request("wait-5", "wait-5@example.org");
    Visitor person = Visitor.of(people.first);

    assertThat(person.post(older, "do", "confirm").status()).isEqualTo(410);
    assertThat(
            person.post(people.mailbox.linkTo("wait-5@example.org", 2), "do", "confirm").status())
        .isEqualTo(200);
    assertThat(people.mayMail("wait-5")).isTrue();
  }

  @Test
  void aConsentGivenWhereItMustBeConfirmedIsRefusedWithWhatToDo() {
    Answer given =
        people
            .first
            .collectionPoint()
            .post(
                Consents.path("wait-6"),
                Consents.newsletter().put("collectionPoint", "footer-form"));

    assertThat(given.status()).isEqualTo(400);
    assertThat(given.text()).contains("footer-form", "record REQUESTED with confirm {email}");
    assertThat(people.records("wait-6")).isEmpty();
  }

  @Test
  void aRequestThatCouldNotBeConfirmedIsRefusedBeforeItIsRecorded() {
    JsonObject request =
        Consents.newsletter()
            .put("state", "REQUESTED")
            .put("confirm", new JsonObject().put("email", "wait-7@example.org"));
    refused(request.copy().put("state", "GIVEN"), "confirm: only with state REQUESTED");
    refused(
        request.copy().put("confirm", new JsonObject().put("email", "nobody")), "name@example.org");
    JsonObject withoutNotice = request.copy();
    withoutNotice.remove("notice");
    refused(withoutNotice, "confirm: the request names notice");
    refused(
        request.copy().put("notice", new JsonObject().put("id", "newsletter").put("version", "2")),
        "retired");
    assertThat(people.records("wait-7")).isEmpty();
  }

  private void refused(JsonObject request, String says) {
    Answer answer = people.first.collectionPoint().post(Consents.path("wait-7"), request);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains(says);
  }

  @Test
  void withoutAMailServerNothingIsRecordedAndThePageSaysSo(RunningGateway withoutMail) {
    Answer request =
        withoutMail
            .collectionPoint()
            .post(
                Consents.path("wait-8"),
                Consents.newsletter()
                    .put("state", "REQUESTED")
                    .put("confirm", new JsonObject().put("email", "wait-8@example.org")));
    assertThat(request.status()).isEqualTo(503);
    assertThat(request.text()).contains("nothing was recorded");

    Answer page = Visitor.of(withoutMail).get("/preferences");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.text()).contains("not set up to send mail", "dpo@cadeaux-du-phare.example");
    assertThat(Visitor.of(withoutMail).post("/preferences", "email", "a@example.org").status())
        .isEqualTo(503);
  }

  @Test
  void theAddressStandsInTheMailAlone(EmbeddedKafka kafka) {
    String address = "canary-of-this-test@example.org";
    people.request("wait-9", address);
    people.mailbox.linkTo(address, 1);

    for (ConsumerRecord<byte[], byte[]> record :
        new Log(kafka.bootstrapServers()).all(io.placet.schemas.topic.Topic.CONTACT_LOG)) {
      assertThat(
              new String(
                  record.value() == null ? new byte[0] : record.value(),
                  StandardCharsets.ISO_8859_1))
          .doesNotContain("canary-of-this-test");
    }
    assertThat(people.first.management().get("/metrics").text())
        .contains("placet_mails_total{outcome=\"sent\"}")
        .doesNotContain("canary");
    assertThat(Mailbox.text(people.mailbox.mailsTo(address).get(0), 1))
        .contains("<html lang=\"en\">")
        .doesNotContain("<img", "src=");
  }
}
