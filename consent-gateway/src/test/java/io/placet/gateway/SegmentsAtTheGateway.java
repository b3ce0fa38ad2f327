package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.key.Pseudonyms;
import io.placet.schemas.avro.DecidingLeaf;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of segments and scores share; they write what the stream would. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SegmentsAtTheGateway {
  static final String ORDER = "Order Completed";
  static final Instant SINCE = Instant.parse("2026-01-05T10:00:00Z");

  final RunningGateway gateway;
  final Log log;

  SegmentsAtTheGateway(RunningGateway gateway, Log log) {
    this.gateway = gateway;
    this.log = log;
  }

  Http marketer() {
    return gateway.marketer();
  }

  /** A contact for whom profiling stands. */
  void profiled(String user) {
    Answer answer =
        gateway.collectionPoint().post(Consents.path(user), Consents.given("profiling"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  void withdrawn(String user) {
    Answer answer =
        gateway
            .collectionPoint()
            .post(
                Consents.path(user),
                new JsonObject().put("purpose", "profiling").put("state", "WITHDRAWN"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  String pseudonym(String user) {
    return RunningGateway.vault(gateway.folder())
        .pseudonyms(Pseudonyms.ANALYTICS, 1)
        .ofSubject(gateway.subject(user));
  }

  /** The stream says that a contact is in a segment. */
  void isIn(String user, String segment) {
    Membership membership =
        new Membership(
            pseudonym(user),
            segment,
            1,
            SINCE,
            "0@1",
            List.of(new DecidingLeaf("rule", true, "3")));
    log.append(
        Topic.MEMBERSHIPS,
        0,
        Keys.membership(pseudonym(user), segment),
        SingleObject.of(Membership.class).encode(membership));
  }

  void isNoLongerIn(String user, String segment) {
    log.append(Topic.MEMBERSHIPS, 0, Keys.membership(pseudonym(user), segment), null);
  }

  /** An event behind the gate, judged up to a revision of the contact's partition. */
  void ordered(String user, String id, Instant at, String total, long judgedTo) {
    String pseudonym = pseudonym(user);
    PseudonymisedEvent event =
        new PseudonymisedEvent(
            id,
            pseudonym,
            ORDER,
            at,
            List.of("profiling"),
            Map.of("currency", "EUR", "total", decimal(total)),
            gateway.partitionOf(user) + "@" + judgedTo);
    log.append(
        Topic.PSEUDONYMISED_EVENTS,
        Keys.partitionOf(pseudonym, RunningGateway.PARTITIONS),
        Keys.bytes(pseudonym),
        SingleObject.of(PseudonymisedEvent.class).encode(event));
  }

  private static Object decimal(String total) {
    return new io.placet.schemas.avro.DecimalValue(
        new java.math.BigDecimal(total).movePointRight(4).longValueExact());
  }

  /** The offset below which everything that stands for a contact lies. */
  long revision(String user) {
    String revision =
        Objects.requireNonNull(
            gateway.officer().get(Consents.path(user)).json().getString("revision"));
    return Long.parseLong(revision.substring(revision.indexOf('@') + 1));
  }

  /** So many profiled contacts are in a segment, and the gateway has read it. */
  void members(String segment, String name, int number) {
    for (int member = 1; member <= number; member++) {
      profiled(name + "-" + member);
      isIn(name + "-" + member, segment);
    }
    Eventually.holds("the memberships are read", () -> size(segment) == number);
  }

  long size(String segment) {
    return listed(gateway.officer(), segment).getLong("size");
  }

  /** Reads the pages behind one, all of its revision. */
  void rest(String segment, JsonObject page, List<String> all) {
    JsonObject last = page;
    while (last.containsKey("next")) {
      Answer answer =
          marketer()
              .get("/v1/segments/" + segment + "/members?limit=2&after=" + last.getString("next"));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      last = answer.json();
      assertThat(last.getString("revision")).isEqualTo(page.getString("revision"));
      all.addAll(contacts(last));
    }
  }

  static List<String> contacts(JsonObject page) {
    return page.getJsonArray("members").stream()
        .map(member -> ((JsonObject) member).getString("contact"))
        .toList();
  }

  Answer create(String id, JsonObject rule) {
    return marketer()
        .post(
            "/v1/segments",
            new JsonObject()
                .put("id", id)
                .put("name", "Buyers")
                .put("description", "Who ordered")
                .put("purpose", "profiling")
                .put("rule", rule));
  }

  JsonObject created(String id) {
    Answer answer = create(id, orders(1));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  static JsonObject orders(int least) {
    return new JsonObject()
        .put("measure", "count")
        .put("event", ORDER)
        .put("operator", ">=")
        .put("value", least);
  }

  static JsonObject group(String combinator, JsonObject... rules) {
    return new JsonObject()
        .put("combinator", combinator)
        .put("rules", new JsonArray(List.of((Object[]) rules)));
  }

  JsonObject listed(Http caller, String id) {
    return caller.get("/v1/segments").list("segments").stream()
        .filter(segment -> segment.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
