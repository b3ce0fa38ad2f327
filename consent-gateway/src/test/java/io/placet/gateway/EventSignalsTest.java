package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signals that an event carries about the consent of its contact. */
class EventSignalsTest extends SignalsAtTheGateway {
  EventSignalsTest(RunningGateway gateway) {
    super(gateway);
  }

  @Test
  void anEventIsJudgedAfterTheRefusalThatItCarries() {
    both("judged");
    JsonObject event =
        order("judged", segment("website", "Analytics", false, "Personalization", false));

    Answer answer = batch(event);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("withheld")).hasSize(1);
    assertThat(states("judged"))
        .containsExactly(
            "analytics GIVEN", "profiling GIVEN", "profiling WITHDRAWN", "analytics WITHDRAWN");
    assertThat(record("judged", "analytics").getString("method")).isEqualTo("signal:segment");
  }

  @Test
  void anEventsYesIsAFirstConsentAndNeverLiftsARefusal() {
    JsonObject yes = segment("website", "Analytics", true, "Personalization", false);
    Answer first = batch(order("claimed", yes));
    assertThat(first.json().containsKey("withheld")).isFalse();
    assertThat(allowed("claimed", "analytics")).isTrue();

    signal("claimed", "choices", new JsonObject().put("analytics", false));
    Answer second = batch(order("claimed", yes), order("claimed", yes));

    assertThat(second.list("withheld")).hasSize(2);
    assertThat(states("claimed"))
        .containsExactlyInAnyOrder("profiling REFUSED", "analytics GIVEN", "analytics WITHDRAWN");
  }

  @Test
  void aVisitorsRefusalIsTheCustomersWhoGrantedSince() {
    JsonObject no =
        order("", segment("website", "Analytics", false, "Personalization", false))
            .put("anonymousId", "visitor-1");
    no.remove("userId");
    batch(
        new JsonObject()
            .put("type", "identify")
            .put("userId", "visited")
            .put("anonymousId", "visitor-1"));
    batch(no);
    both("visited");
    assertThat(allowed("visited", "analytics")).isTrue();

    Answer answer = batch(no);

    assertThat(answer.list("withheld")).hasSize(1);
    assertThat(allowed("visited", "analytics")).isFalse();
  }

  @Test
  void anEventOfAPointThatMayNotPassItOnIsToldSoAndRecordsNothing() {
    both("undeclared");

    Answer answer =
        batch(
            order("undeclared", segment("account", "Analytics", false, "Personalization", false)),
            order("undeclared", new JsonObject().put("consent", "yes")),
            order("undeclared", segment("", "Analytics", false, "Advertising", false)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("reduced"))
        .extracting(outcome -> outcome.getInteger("index") + " " + outcome.getString("reason"))
        .contains("0 signal_refused", "2 signal_refused");
    assertThat(answer.list("reduced").get(0).getString("detail")).contains("website");
    assertThat(states("undeclared")).containsExactly("analytics GIVEN", "profiling GIVEN");
  }

  @Test
  void segmentsPreferenceEventIsForTheRecordAndEmptyPreferencesRefuseAll() {
    both("preference");
    JsonObject none =
        new JsonObject()
            .put("collectionPoint", "website")
            .put("consent", new JsonObject().put("categoryPreferences", new JsonObject()));
    JsonObject event = order("preference", none).put("event", "Segment Consent Preference Updated");

    Answer answer = batch(event, event.copy().put("context", new JsonObject()));

    assertThat(states("preference")).contains("analytics WITHDRAWN", "profiling WITHDRAWN");
    assertThat(answer.list("rejected"))
        .extracting(outcome -> outcome.getInteger("index") + " " + outcome.getString("reason"))
        .containsExactly("1 signal_malformed");
  }

  @Test
  void rudderstacksDeniedIdsAndTheHeaderOfEventsRefuse() {
    both("rudder");
    gateway.collectionPoint().post(Consents.path("rudder"), Consents.given("advertising"));
    JsonObject context =
        new JsonObject()
            .put("collectionPoint", "website")
            .put(
                "consentManagement",
                new JsonObject()
                    .put("provider", "custom")
                    .put("resolutionStrategy", "or")
                    .put("allowedConsentIds", new JsonArray().add("C0003"))
                    .put("deniedConsentIds", new JsonArray().add("C0002")));

    gateway
        .sender()
        .post(
            "/v1/batch",
            new JsonObject().put("batch", new JsonArray().add(order("rudder", context))),
            "Sec-GPC",
            "1");

    assertThat(allowed("rudder", "analytics")).isFalse();
    assertThat(allowed("rudder", "advertising")).isFalse();
    assertThat(allowed("rudder", "profiling")).isTrue();
  }

  private void both(String user) {
    gateway.collectionPoint().post(Consents.path(user), Consents.given("analytics"));
    gateway.collectionPoint().post(Consents.path(user), Consents.given("profiling"));
    // a decision is behind a barrier: from here on this gateway knows both
    assertThat(allowed(user, "profiling")).isTrue();
  }

  private Answer batch(JsonObject... events) {
    return gateway
        .sender()
        .post("/v1/batch", new JsonObject().put("batch", new JsonArray(List.of(events))));
  }

  private static JsonObject order(String user, JsonObject context) {
    return new JsonObject()
        .put("type", "track")
        .put("event", "Order Completed")
        .put("userId", user)
        .put("properties", new JsonObject().put("currency", "EUR"))
        .put("context", context);
  }

  private static JsonObject segment(
      String point, String one, boolean yes, String other, boolean alsoYes) {
    JsonObject context =
        new JsonObject()
            .put(
                "consent",
                new JsonObject()
                    .put(
                        "categoryPreferences", new JsonObject().put(one, yes).put(other, alsoYes)));
    return point.isEmpty() ? context : context.put("collectionPoint", point);
  }
}
