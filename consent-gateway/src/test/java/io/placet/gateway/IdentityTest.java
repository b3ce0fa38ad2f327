package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.ContactId;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visitors who turn out to be customers. */
class IdentityTest extends ContactsAtTheGateway {
  IdentityTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void whatAVisitorDoesAfterAnIdentifyIsTheCustomersAndThePastStaysAnonymous() {
    given("user:later", "analytics");
    given("anonymous:later-visitor", "analytics");
    track("later-visitor");

    identify("later", "later-visitor");
    track("later-visitor");

    assertThat(eventsOf(ContactId.anonymous("later-visitor"))).isEqualTo(1);
    assertThat(eventsOf(ContactId.user("later"))).isEqualTo(1);
  }

  @Test
  void withinABatchTheSameHolds() {
    given("user:batch", "analytics");
    given("anonymous:batch-visitor", "analytics");

    batch(event("batch-visitor"), identity("batch", "batch-visitor"), event("batch-visitor"));

    assertThat(eventsOf(ContactId.anonymous("batch-visitor"))).isEqualTo(1);
    assertThat(eventsOf(ContactId.user("batch"))).isEqualTo(1);
  }

  @Test
  void aSegmentAliasLinksAVisitorAsAnIdentifyDoes() {
    given("user:aliased", "analytics");
    JsonObject alias =
        new JsonObject().put("userId", "aliased").put("previousId", "aliased-visitor");
    assertThat(gateway.sender().post("/v1/alias", alias).status()).isEqualTo(200);

    track("aliased-visitor");

    assertThat(eventsOf(ContactId.user("aliased"))).isEqualTo(1);
  }

  @Test
  void aVisitorsGrantIsNotTheCustomers() {
    given("anonymous:granting-visitor", "analytics");

    identify("not-granting", "granting-visitor");
    Answer answer = track("granting-visitor");

    assertThat(answer.list("withheld")).hasSize(1);
    assertThat(eventsOf(ContactId.user("not-granting"))).isZero();
    assertThat(records("user:not-granting")).isEmpty();
  }

  @Test
  void aVisitorsRefusalStopsWhatTheCustomerGranted() {
    given("user:stopped", "analytics");
    record("anonymous:refusing-visitor", "analytics", "WITHDRAWN");

    identify("stopped", "refusing-visitor");

    assertThat(may("user:stopped", "analytics")).isFalse();
    JsonObject copy = records("user:stopped").get(1);
    assertThat(copy.getString("state")).isEqualTo("WITHDRAWN");
    assertThat(copy.getString("actor")).isEqualTo("placet");
    assertThat(copy.getString("method")).isEqualTo("copied-on-identify");
    assertThat(receipt(copy.getString("record")).status()).isEqualTo(200);
  }

  @Test
  void anEventInTheBatchOfTheIdentifyIsHeldAgainstTheVisitorsRefusal() {
    given("user:at-once", "analytics");
    record("anonymous:at-once-visitor", "analytics", "REFUSED");

    Answer answer = batch(identity("at-once", "at-once-visitor"), event("at-once-visitor"));

    assertThat(answer.list("withheld")).hasSize(1);
    assertThat(eventsOf(ContactId.user("at-once"))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"WITHDRAWN", "OBJECTED", "RESTRICTED"})
  void aRefusalByTheVisitorAfterTheIdentifyIsTheCustomersToo(String state) {
    String user = "after-" + state;
    given("user:" + user, "profiling");
    identify(user, user + "-visitor");

    record("anonymous:" + user + "-visitor", "profiling", state);

    assertThat(may("user:" + user, "profiling")).isFalse();
  }

  @Test
  void whatTheCustomerGrantsAfterwardsIsNotTakenBackByTheNextIdentify() {
    record("anonymous:returning-visitor", "analytics", "WITHDRAWN");
    identify("returning", "returning-visitor");
    given("user:returning", "analytics");

    identify("returning", "returning-visitor");

    assertThat(may("user:returning", "analytics")).isTrue();
    assertThat(records("user:returning")).hasSize(2);
  }

  @Test
  void aVisitorOfTwoCustomersIsNeitherButRefusesForBoth() {
    given("user:shared-1", "analytics");
    given("user:shared-2", "analytics");
    given("anonymous:shared-device", "analytics");
    identify("shared-1", "shared-device");
    identify("shared-2", "shared-device");

    track("shared-device");
    record("anonymous:shared-device", "analytics", "WITHDRAWN");

    assertThat(eventsOf(ContactId.user("shared-1"))).isZero();
    assertThat(eventsOf(ContactId.user("shared-2"))).isZero();
    assertThat(eventsOf(ContactId.anonymous("shared-device"))).isEqualTo(1);
    assertThat(may("user:shared-1", "analytics")).isFalse();
    assertThat(may("user:shared-2", "analytics")).isFalse();
  }

  private void identify(String user, String visitor) {
    assertThat(gateway.sender().post("/v1/identify", identity(user, visitor)).json())
        .isEqualTo(new JsonObject().put("success", true));
  }

  private static JsonObject identity(String user, String visitor) {
    return new JsonObject().put("type", "identify").put("userId", user).put("anonymousId", visitor);
  }

  private Answer track(String visitor) {
    Answer answer = gateway.sender().post("/v1/track", event(visitor));
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  private Answer batch(JsonObject... messages) {
    Answer answer =
        gateway
            .sender()
            .post(
                "/v1/batch",
                new JsonObject().put("batch", new JsonArray(List.of((Object[]) messages))));
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  private static JsonObject event(String visitor) {
    return new JsonObject()
        .put("type", "track")
        .put("event", "Order Completed")
        .put("anonymousId", visitor)
        .put("properties", new JsonObject().put("total", 39.9));
  }

  private void record(String contact, String purpose, String state) {
    consent(contact, new JsonObject().put("purpose", purpose).put("state", state));
  }

  private List<JsonObject> records(String contact) {
    return gateway.officer().get("/v1/contacts/" + contact + "/consents").list("records");
  }

  private long eventsOf(ContactId contact) {
    SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);
    String subject = subject(contact).text();
    return log.all(Topic.EVENTS).stream()
        .map(record -> envelopes.decode(record.value()))
        .filter(envelope -> envelope.getSubjectId().equals(subject))
        .count();
  }
}
