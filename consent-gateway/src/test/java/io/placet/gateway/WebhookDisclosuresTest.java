package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.DisclosureKind;
import io.placet.schemas.avro.MemberDisclosed;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers of webhooks are recipients: a person learns of them, and they of its erasure. */
class WebhookDisclosuresTest extends FollowedAudiences {
  private WebhookReceiver receiver = new WebhookReceiver();

  WebhookDisclosuresTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @AfterEach
  void another() {
    receiver.close();
    receiver = new WebhookReceiver();
  }

  @Test
  void aPersonLearnsWhichReceiversWereToldOfItAndWhatOf() {
    audience("learnt");
    String id = destination("learnt", receiver).getString("id");
    reachable("learnt-1");
    enters("learnt-1", "learnt");
    Eventually.holds("the entry", () -> receiver.got().size() == 1);
    Eventually.holds("it is known to be in", () -> tellings("learnt-1").equals(List.of("entered")));

    newsletter("learnt-1", "WITHDRAWN");

    Eventually.holds(
        "both are named", () -> tellings("learnt-1").equals(List.of("entered", "left")));
    assertThat(disclosures("learnt-1"))
        .allSatisfy(
            told -> {
              assertThat(told.getString("recipient")).isEqualTo("mail-house");
              assertThat(told.getString("audience")).isEqualTo("learnt");
              assertThat(told.getString("purpose")).isEqualTo("newsletter");
              assertThat(told.getString("channel")).isEqualTo("email");
              assertThat(told.getString("destination")).isEqualTo(id);
            });
  }

  @Test
  void anEntryIsLoggedBeforeItsMessageLeaves() {
    audience("logged");
    receiver.answers(got -> kinds("logged-1").isEmpty() ? 500 : 204);
    destination("logged", receiver);
    reachable("logged-1");

    enters("logged-1", "logged");

    Eventually.holds("the entry", () -> receiver.got().size() == 1);
    Eventually.holdsOn("it was taken at once", () -> receiver.got().size() == 1);
  }

  @Test
  void whatNeverLeftIsNoDisclosure() {
    audience("unsent");
    WebhookReceiver away = new WebhookReceiver();
    String id = destination("unsent", away).getString("id");
    away.close();
    reachable("unsent-1");

    enters("unsent-1", "unsent");

    Eventually.holds(
        "it could not be reached", () -> kinds("unsent-1").contains(DisclosureKind.UNSENT));
    assertThat(setState(id, "paused")).isEqualTo(200);
    Eventually.holds("nobody was told", () -> tellings("unsent-1").isEmpty());
  }

  @Test
  void whoMayHaveBeenReadIsToldAsGoneThoughNothingWasAcknowledged() {
    audience("unsure");
    receiver.answers(got -> got.type().equals("audience.entered") ? 503 : 204);
    destination("unsure", receiver);
    reachable("unsure-1");
    enters("unsure-1", "unsure");
    Eventually.holds("an attempt", () -> !receiver.got().isEmpty());

    newsletter("unsure-1", "WITHDRAWN");

    Eventually.holds("the exit", () -> receiver.told().contains("audience.left user:unsure-1"));
  }

  @Test
  void theReceiptOfAnErasureSaysWhichReceiversKnewTheContactAndWhetherTheyWereTold() {
    audience("erased");
    String id = destination("erased", receiver).getString("id");
    reachable("erased-1");
    enters("erased-1", "erased");
    Eventually.holds("the entry", () -> receiver.got().size() == 1);
    receiver.answers(got -> 503);

    Answer erasure =
        gateway
            .officer()
            .post(
                "/v1/contacts/user:erased-1/erasures",
                new JsonObject().put("reason", "asked by the person"));
    assertThat(erasure.status()).as(erasure.text()).isEqualTo(202);
    String receipt = erasure.json().getString("erasure");

    Eventually.holds("the exit is tried", () -> receiver.got().size() > 1);
    assertThat(receivers(receipt))
        .singleElement()
        .satisfies(
            place -> {
              assertThat(place.getString("id")).isEqualTo(id);
              assertThat(place.getString("what")).contains("mail-house");
              assertThat(place.containsKey("doneAt")).isFalse();
            });

    receiver.answers(got -> 204);

    Eventually.holds(
        "it is told", () -> receivers(receipt).stream().allMatch(at -> at.containsKey("doneAt")));
    assertThat(receivers(receipt)).hasSize(1);
  }

  private List<JsonObject> receivers(String receipt) {
    return gateway.officer().get(receipt).list("places").stream()
        .filter(place -> place.getString("place").equals("receiver"))
        .toList();
  }

  private List<JsonObject> disclosures(String user) {
    Answer held =
        gateway
            .officer()
            .post(
                "/v1/contacts/user:" + user + "/export",
                new JsonObject().put("reason", "asked by the person"));
    assertThat(held.status()).as(held.text()).isEqualTo(200);
    return held.list("disclosures");
  }

  private List<String> tellings(String user) {
    return disclosures(user).stream().map(told -> told.getString("telling")).toList();
  }

  private List<DisclosureKind> kinds(String user) {
    SingleObject<MemberDisclosed> codec = SingleObject.of(MemberDisclosed.class);
    String subject = gateway.subject(user).text();
    return log.all(Topic.DISCLOSURES).stream()
        .map(record -> codec.decode(record.value()))
        .filter(told -> told.getSubjectId().equals(subject))
        .map(MemberDisclosed::getKind)
        .toList();
  }

  private int setState(String id, String state) {
    return marketer()
        .post("/v1/destinations/" + id + "/state", new JsonObject().put("state", state))
        .status();
  }
}
