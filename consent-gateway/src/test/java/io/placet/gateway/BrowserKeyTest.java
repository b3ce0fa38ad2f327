package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whoever has the key of a page learns and changes, which is anybody. */
class BrowserKeyTest extends OrdersAtTheGateway {
  private static final JsonObject SUCCESS = new JsonObject().put("success", true);

  BrowserKeyTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void whateverBecameOfAnEventItsAnswerIsTheSame() {
    consented("known");
    JsonObject wrong = order("known");
    wrong.remove("userId");

    List<Answer> answers =
        List.of(
            page(order("known")),
            page(order("unknown")),
            page(order("known").put("event", "Never Declared")),
            page(wrong),
            page(order("known").put("properties", new JsonObject().put("surprise", 1))),
            page(order("known"), order("unknown"), wrong));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.json()).isEqualTo(SUCCESS);
              assertThat(answer.response().headers().map().keySet())
                  .isEqualTo(answers.get(0).response().headers().map().keySet());
            });
    assertThat(eventsOf("known")).hasSize(3);
    assertThat(eventsOf("unknown")).isEmpty();
    assertThat(only(send(order("unknown")), "withheld").getString("reason")).isEqualTo("no_record");
  }

  @Test
  void aVisitorIsLinkedToTheFirstCustomerAndNeverToAnother() {
    consented("first");
    consented("second");

    page(identify("first", "visitor-1"));
    page(identify("second", "visitor-1"));
    page(visit("visitor-1"));

    assertThat(eventsOf("first")).hasSize(1);
    assertThat(eventsOf("second")).isEmpty();
    gateway.sender().post("/v1/batch", batch(identify("second", "visitor-1"), visit("visitor-1")));
    assertThat(eventsOf("first")).as("a server vouches: it leads to neither now").hasSize(1);
  }

  @Test
  void withinOneRequestTheSameHolds() {
    consented("early");
    consented("late");

    page(identify("early", "visitor-2"), identify("late", "visitor-2"), visit("visitor-2"));

    assertThat(eventsOf("early")).hasSize(1);
    assertThat(eventsOf("late")).isEmpty();
  }

  @Test
  void anAddressIsLinkedToTheFirstCustomerAndJoinsNoTwo() {
    page(address("owner", "shared@example.org"));
    page(address("stranger", " Shared@Example.ORG"));

    assertThat(find("shared@example.org")).containsExactly("user:owner");
    gateway.sender().post("/v1/batch", batch(address("stranger", "shared@example.org")));
    assertThat(find("shared@example.org")).containsExactlyInAnyOrder("user:owner", "user:stranger");
  }

  @Test
  void aYesForACustomerIsNotTakenAndANoIs() {
    consented("claimed");

    page(said("userId", "claimed", true), said("userId", "unheard", true));
    assertThat(states("user:unheard")).isEmpty();
    assertThat(states("user:claimed")).containsExactly("analytics GIVEN");

    page(said("userId", "claimed", false));
    assertThat(states("user:claimed")).contains("analytics WITHDRAWN");
  }

  @Test
  void aServersYesForACustomerIsTaken() {
    send(said("userId", "vouched", true));

    assertThat(states("user:vouched")).contains("analytics GIVEN");
  }

  @Test
  void aYesForTheVisitorsOwnIdIsTakenAndIsNoCustomers() {
    page(identify("visiting", "visitor-3"));

    page(said("anonymousId", "visitor-3", true));

    assertThat(states("anonymous:visitor-3")).contains("analytics GIVEN");
    assertThat(states("user:visiting")).isEmpty();
  }

  private Answer page(JsonObject... messages) {
    return gateway
        .browser()
        .postBytes("/v1/b", body(batch(messages)), "Content-Type", "text/plain");
  }

  private static JsonObject identify(String user, String visitor) {
    return new JsonObject().put("type", "identify").put("userId", user).put("anonymousId", visitor);
  }

  private static JsonObject address(String user, String email) {
    return new JsonObject()
        .put("type", "identify")
        .put("userId", user)
        .put("traits", new JsonObject().put("email", email));
  }

  private static JsonObject visit(String visitor) {
    JsonObject visit = order("").put("anonymousId", visitor);
    visit.remove("userId");
    return visit;
  }

  private static JsonObject said(String kind, String id, boolean analytics) {
    JsonObject preferences =
        new JsonObject().put("Analytics", analytics).put("Personalization", false);
    return new JsonObject()
        .put("type", "track")
        .put("event", "Segment Consent Preference Updated")
        .put(kind, id)
        .put(
            "context",
            new JsonObject()
                .put("collectionPoint", "website")
                .put("consent", new JsonObject().put("categoryPreferences", preferences)));
  }

  private List<String> states(String contact) {
    return gateway.officer().get("/v1/contacts/" + contact + "/consents").list("records").stream()
        .filter(record -> record.getString("purpose").equals("analytics"))
        .map(record -> record.getString("purpose") + " " + record.getString("state"))
        .toList();
  }

  private List<Object> find(String email) {
    return gateway
        .officer()
        .post("/v1/contacts/find", new JsonObject().put("email", email))
        .json()
        .getJsonArray("contacts")
        .stream()
        .toList();
  }
}
