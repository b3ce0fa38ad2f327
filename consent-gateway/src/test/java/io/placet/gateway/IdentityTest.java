package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.Vault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Visitors who turn out to be customers, and addresses that several customers have. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTest {
  private final RunningGateway gateway;
  private final Log log;

  IdentityTest(RunningGateway gateway, Log log) {
    this.gateway = gateway;
    this.log = log;
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

  @ParameterizedTest
  @CsvSource({
    "email, ' Spelled@EXAMPLE.org '",
    "phone, 06 39 98 12 34",
    "phone, +33 (0)6.39.98.12.34"
  })
  void aContactIsFoundByAnySpellingOfItsAddress(String by, String spelling) {
    addresses("spelled", new JsonObject().put("email", "spelled@example.org"));
    addresses("spelled", new JsonObject().put("phone", "+33639981234"));

    assertThat(find(by, spelling)).containsExactly("user:spelled");
  }

  @Test
  void anAddressOfAnEarlierVersionIsFoundUnderTheSpellingItWasKeptIn() {
    earlierLink("earlier", AliasKind.EMAIL, "earlier@m\u00fcller.example");

    assertThat(find("email", "Earlier@xn--mller-kva.example")).containsExactly("user:earlier");
    assertThat(find("email", "earlier@M\u00dcLLER.example")).containsExactly("user:earlier");
  }

  @Test
  void aWrongAddressIsToldWithoutBeingRepeated() {
    Answer answer = gateway.officer().post("/v1/contacts/find", body("phone", "0987"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("+33612345678").doesNotContain("0987");
  }

  @Test
  void exactlyOneAddressIsAskedFor() {
    JsonObject both = body("email", "a@example.org").put("phone", "+33612345678");

    assertThat(gateway.officer().post("/v1/contacts/find", both).status()).isEqualTo(400);
    assertThat(withdraw(gateway.officer(), both).status()).isEqualTo(400);
    assertThat(withdraw(gateway.officer(), new JsonObject()).status()).isEqualTo(400);
  }

  @Test
  void aWithdrawalByAddressAppliesToEveryContactThatHasIt() {
    twoWith("family@example.org", "family-1", "family-2");
    newsletter("family-1");
    newsletter("family-2");

    Answer answer = withdraw(gateway.officer(), body("email", "FAMILY@example.org"));

    assertThat(mayMail("family-1")).isFalse();
    assertThat(mayMail("family-2")).isFalse();
    List<JsonObject> contacts = answer.list("contacts");
    assertThat(contacts.stream().map(contact -> contact.getString("contact")))
        .containsExactlyInAnyOrder("user:family-1", "user:family-2");
    JsonObject first = contacts.get(0).getJsonArray("records").getJsonObject(0);
    assertThat(first.getString("revision")).matches("[0-9]+@[0-9]+");
    assertThat(receipt(first.getString("record")).status()).isEqualTo(200);
  }

  @Test
  void aWithdrawalOfOnePurposeLeavesTheOthers() {
    addresses("partly", body("email", "partly@example.org"));
    newsletter("partly");
    given("user:partly", "analytics");

    withdraw(
        gateway.collectionPoint(),
        body("email", "partly@example.org").put("purpose", "newsletter").put("state", "OBJECTED"));

    assertThat(mayMail("partly")).isFalse();
    assertThat(may("user:partly", "analytics")).isTrue();
  }

  @Test
  void whoMayNotFindContactsLearnsNothingByWithdrawing() {
    addresses("known", body("email", "known@example.org"));

    Answer known = withdraw(gateway.collectionPoint(), body("email", "known@example.org"));
    Answer unknown = withdraw(gateway.collectionPoint(), body("email", "unknown@example.org"));

    assertThat(known.status()).isEqualTo(200);
    assertThat(known.text()).isEqualTo(unknown.text()).isEqualTo("{\"accepted\":true}");
  }

  @Test
  void aWithdrawalOfWhatIsNotDeclaredIsRefusedWhetherAnybodyHasTheAddressOrNot() {
    addresses("declared", body("email", "declared@example.org"));

    for (String address : List.of("declared@example.org", "nobody@example.org")) {
      JsonObject undeclared = body("email", address).put("purpose", "mind-reading");
      Answer answer = withdraw(gateway.collectionPoint(), undeclared);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("newsletter").doesNotContain(address);
    }
  }

  @Test
  void nobodyHasTheAddressIsNoError() {
    Answer answer = withdraw(gateway.officer(), body("email", "nobody-at-all@example.org"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getJsonArray("contacts")).isEmpty();
  }

  @Test
  void customersWithOneAddressAreListedByPagesWithoutItAndNotMerged() {
    twoWith("twins@example.org", "twin-1", "twin-2");
    addresses("other-1", body("phone", "06 39 98 55 55"));
    addresses("other-2", body("phone", "+33 6 39 98 55 55"));
    addresses("alone", body("email", "alone@example.org"));

    Set<Set<Object>> listed = duplicates();

    assertThat(listed)
        .contains(
            Set.of("email", "user:twin-1", "user:twin-2"),
            Set.of("phone", "user:other-1", "user:other-2"));
    assertThat(listed.stream().flatMap(Set::stream)).doesNotContain("user:alone");
    assertThat(find("email", "twins@example.org")).hasSize(2);
    given("user:twin-1", "profiling");
    assertThat(may("user:twin-2", "profiling")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "after=x", "after=%22"})
  void aPageThatIsNoneIsToldWhatIsAllowed(String query) {
    assertThat(gateway.officer().get("/v1/duplicates?" + query).status()).isEqualTo(400);
  }

  @Test
  void duplicatesAreForThoseWhoMayFindContacts() {
    assertThat(gateway.collectionPoint().get("/v1/duplicates").status()).isEqualTo(403);
    assertThat(withdraw(gateway.tool(), body("email", "a@example.org")).status()).isEqualTo(403);
  }

  private Set<Set<Object>> duplicates() {
    Stream.Builder<JsonObject> all = Stream.builder();
    String next = "";
    do {
      Answer page = gateway.officer().get("/v1/duplicates?limit=1" + next);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.list("duplicates")).hasSizeLessThan(2);
      page.list("duplicates").forEach(all);
      next = page.json().containsKey("next") ? "&after=" + page.json().getString("next") : "";
    } while (!next.isEmpty());
    return all.build()
        .map(
            found ->
                Stream.concat(
                        Stream.<Object>of(found.getString("by")),
                        found.getJsonArray("contacts").stream())
                    .collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }

  private void twoWith(String email, String one, String other) {
    addresses(one, body("email", email));
    addresses(other, body("email", email));
  }

  private void addresses(String user, JsonObject traits) {
    JsonObject identify = new JsonObject().put("userId", user).put("traits", traits);
    Answer answer = gateway.sender().post("/v1/identify", identify);
    assertThat(answer.json()).isEqualTo(new JsonObject().put("success", true));
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

  private void given(String contact, String purpose) {
    consent(contact, Consents.given(purpose));
  }

  private void newsletter(String user) {
    consent("user:" + user, Consents.newsletter());
    assertThat(mayMail(user)).isTrue();
  }

  private void record(String contact, String purpose, String state) {
    consent(contact, new JsonObject().put("purpose", purpose).put("state", state));
  }

  private void consent(String contact, JsonObject consent) {
    Answer answer =
        gateway.collectionPoint().post("/v1/contacts/" + contact + "/consents", consent);
    assertThat(answer.status()).isEqualTo(201);
  }

  private boolean may(String contact, String purpose) {
    return gateway
        .tool()
        .post("/access/v1/evaluation", Consents.question(contact, purpose, ""))
        .decision();
  }

  private boolean mayMail(String user) {
    return gateway.tool().post("/access/v1/evaluation", Consents.mayMail(user)).decision();
  }

  private List<JsonObject> records(String contact) {
    return gateway.officer().get("/v1/contacts/" + contact + "/consents").list("records");
  }

  private Answer receipt(String record) {
    return gateway.officer().get("/v1/shut-offs/" + record);
  }

  private static Answer withdraw(Http caller, JsonObject body) {
    return caller.post("/v1/withdrawals", body);
  }

  private static JsonObject body(String by, String address) {
    return new JsonObject().put(by, address);
  }

  private List<Object> find(String by, String address) {
    return gateway
        .officer()
        .post("/v1/contacts/find", body(by, address))
        .json()
        .getJsonArray("contacts")
        .stream()
        .toList();
  }

  private long eventsOf(ContactId contact) {
    SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);
    String subject = subject(contact).text();
    return log.all(Topic.EVENTS).stream()
        .map(record -> envelopes.decode(record.value()))
        .filter(envelope -> envelope.getSubjectId().equals(subject))
        .count();
  }

  private void earlierLink(String user, AliasKind kind, String kept) {
    String alias = Alias.of(vault().index(), Alias.Kind.valueOf(kind.name()), kept).text();
    ContactId contact = ContactId.user(user);
    String subject = subject(contact).text();
    log.appendEntry(
        Keys.partitionOf(alias, RunningGateway.PARTITIONS),
        alias + "|" + subject,
        new AliasLinked(
            alias,
            kind,
            subject,
            Contacts.toAvro(contact),
            Instant.parse("2026-11-01T10:00:00Z"),
            true));
  }

  private SubjectId subject(ContactId contact) {
    return SubjectId.of(vault().subject(), contact, 0);
  }

  private Vault vault() {
    return RunningGateway.vault(gateway.folder());
  }
}
