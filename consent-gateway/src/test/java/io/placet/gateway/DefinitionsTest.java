package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Definitions over HTTP: made, changed, paused, archived, each version kept. */
class DefinitionsTest extends SegmentsAtTheGateway {
  private static final SingleObject<SegmentDefinition> CODEC =
      SingleObject.of(SegmentDefinition.class);

  DefinitionsTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void aSegmentIsMadeReadAndListed() {
    JsonObject made = created("made");

    assertThat(made.getInteger("version")).isEqualTo(1);
    assertThat(made.getString("state")).isEqualTo("live");
    assertThat(made.getString("changedBy")).isEqualTo("marketer");
    assertThat(made.getJsonObject("rule")).isEqualTo(orders(1));
    assertThat(marketer().get("/v1/segments/made").json().getString("id")).isEqualTo("made");
    assertThat(listed(marketer(), "made").getString("shown")).isEqualTo("fewer than 10");
    assertThat(listed(gateway.officer(), "made").getString("shown")).isEqualTo("0");
  }

  @Test
  void anIdIsMadeFromTheName() {
    JsonObject body =
        new JsonObject()
            .put("name", "Déjà clients (2)")
            .put("description", "Who ordered")
            .put("purpose", "profiling")
            .put("rule", orders(1));

    assertThat(marketer().post("/v1/segments", body).json().getString("id"))
        .isEqualTo("deja-clients-2");
    assertThat(marketer().post("/v1/segments", body).json().getString("id"))
        .isEqualTo("deja-clients-2-2");
  }

  @Test
  void aWrongRuleIsRefusedWithItsPathAndWhatIsAllowed() {
    Answer refused = create("wrong", group("and", orders(1), orders(2).put("operator", "about")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getString("detail")).contains("rule.rules[1].operator", ">=");
    assertThat(create("wrong", new JsonObject().put("measure", "mood")).status()).isEqualTo(400);
    assertThat(marketer().get("/v1/segments/wrong").status()).isEqualTo(404);
  }

  @Test
  void anIdThatIsTakenIsAConflict() {
    created("taken");

    assertThat(create("taken", orders(2)).status()).isEqualTo(409);
    assertThat(create("catalogue", orders(2)).status()).isEqualTo(409);
  }

  @Test
  void aChangeIsBasedOnTheNewestVersion() {
    created("changing");

    Answer second = change("changing", 1, orders(2));
    assertThat(second.status()).as(second.text()).isEqualTo(200);
    assertThat(second.json().getInteger("version")).isEqualTo(2);

    Answer late = change("changing", 1, orders(9));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().getString("detail")).contains("2");
    JsonObject now = marketer().get("/v1/segments/changing").json();
    assertThat(now.getJsonObject("rule")).isEqualTo(orders(2));
    assertThat(now.getJsonArray("versions")).hasSize(2);
    assertThat(now.getJsonArray("versions").getJsonObject(1).getJsonObject("rule"))
        .isEqualTo(orders(1));
  }

  @Test
  void ofTwoWhoMakeAVersionAtOnceTheFirstInTheLogMadeIt() {
    created("raced");
    // another gateway, which this one has not read yet, made the second version
    SegmentDefinition theirs = version("raced", 2, orders(5));
    append(theirs);

    Eventually.holds(
        "theirs is read",
        () -> marketer().get("/v1/segments/raced").json().getInteger("version") == 2);
    append(version("raced", 2, orders(7)));
    JsonObject after = change("raced", 2, orders(3)).json();

    assertThat(after.getInteger("version")).isEqualTo(3);
    assertThat(after.getJsonArray("versions").getJsonObject(1).getJsonObject("rule"))
        .isEqualTo(orders(5));
  }

  @Test
  void whoLosesTheRaceIsToldAndTheTopicKeepsTheFirst() {
    List<Answer> answers =
        java.util.stream.Stream.of(1, 2, 3, 4)
            .map(least -> marketer().postLater("/v1/segments", body("race", orders(least))))
            .toList()
            .stream()
            .map(java.util.concurrent.CompletableFuture::join)
            .toList();

    List<Answer> won = answers.stream().filter(answer -> answer.status() == 201).toList();
    assertThat(won).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(3);
    JsonObject rule = won.get(0).json().getJsonObject("rule");
    assertThat(marketer().get("/v1/segments/race").json().getJsonObject("rule")).isEqualTo(rule);
    assertThat(new JsonObject(newestOnTheTopic("race@1").getRule())).isEqualTo(rule);
  }

  @Test
  void aStateIsOfTheSameVersionAndInItsRecord() {
    created("pausing");

    JsonObject paused = state("pausing", "paused").json();
    assertThat(paused.getInteger("version")).isEqualTo(1);
    assertThat(paused.getString("state")).isEqualTo("paused");
    assertThat(newestOnTheTopic("pausing@1").getState()).isEqualTo(DefinitionState.PAUSED);

    assertThat(change("pausing", 1, orders(2)).json().getString("state")).isEqualTo("paused");
    assertThat(state("pausing", "live").json().getString("state")).isEqualTo("live");
    assertThat(state("pausing", "asleep").status()).isEqualTo(400);
  }

  @Test
  void whatAnotherSegmentNamesIsNotArchived() {
    created("named");
    JsonObject names = new JsonObject().put("measure", "segment").put("segment", "named");
    assertThat(create("naming", group("and", orders(1), names)).status()).isEqualTo(201);

    Answer refused = state("named", "archived");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().getString("detail")).contains("naming");

    assertThat(state("naming", "archived").status()).isEqualTo(200);
    assertThat(state("named", "archived").json().getString("state")).isEqualTo("archived");
    assertThat(change("named", 1, orders(2)).status()).isEqualTo(409);
  }

  @Test
  void aCircleOfSegmentsIsRefused() {
    created("one");
    JsonObject namesOne = new JsonObject().put("measure", "segment").put("segment", "one");
    assertThat(create("two", namesOne).status()).isEqualTo(201);

    JsonObject namesTwo = new JsonObject().put("measure", "segment").put("segment", "two");
    Answer refused = change("one", 1, namesTwo);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getString("detail")).contains("rule.segment", "circle");
  }

  @Test
  void scoresAreDefinedAlike() {
    JsonObject model =
        new JsonObject()
            .put("kind", "points")
            .put("halfLife", "P30D")
            .put("points", new JsonObject().put(ORDER, 10));
    JsonObject score =
        new JsonObject()
            .put("id", "loyalty")
            .put("name", "Loyalty")
            .put("description", "Points that fade")
            .put("purpose", "profiling")
            .put("model", model);

    Answer made = marketer().post("/v1/scores", score);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().getString("kind")).isEqualTo("points");
    assertThat(marketer().get("/v1/scores").list("scores"))
        .anyMatch(listed -> listed.getString("id").equals("loyalty"));

    JsonObject wrong = score.copy().put("id", "wrong");
    wrong.getJsonObject("model").put("halfLife", "soon");
    Answer refused = marketer().post("/v1/scores", wrong);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getString("detail")).contains("model.halfLife");
  }

  @Test
  void theCatalogueOffersWhatTheLanguageTakes() {
    created("offered");

    JsonObject catalogue = marketer().get("/v1/segments/catalogue?purpose=profiling").json();

    assertThat(catalogue.getJsonArray("events").stream())
        .anyMatch(event -> ((JsonObject) event).getString("name").equals(ORDER));
    assertThat(catalogue.getJsonArray("segments").stream())
        .anyMatch(segment -> ((JsonObject) segment).getString("id").equals("offered"));
    assertThat(catalogue.getJsonArray("channels").size()).isPositive();
    Answer refused = marketer().get("/v1/segments/catalogue?purpose=newsletter");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getString("detail")).contains("profiling");
  }

  @Test
  void changesAreInTheAuditTrail() {
    created("audited");

    assertThat(gateway.officer().get("/v1/audit?limit=500").list("entries"))
        .anyMatch(
            entry ->
                entry.getString("action").equals("definition_created")
                    && entry.getString("reason").equals("segment/audited@1")
                    && entry.getString("by").equals("marketer"));
  }

  private static JsonObject body(String id, JsonObject rule) {
    return new JsonObject()
        .put("id", id)
        .put("name", "Buyers " + rule.getInteger("value"))
        .put("description", "Who ordered")
        .put("purpose", "profiling")
        .put("rule", rule);
  }

  private Answer change(String id, int basedOn, JsonObject rule) {
    return marketer()
        .put(
            "/v1/segments/" + id,
            new JsonObject()
                .put("name", "Buyers")
                .put("description", "Who ordered")
                .put("rule", rule)
                .put("basedOn", basedOn));
  }

  private Answer state(String id, String state) {
    return marketer().post("/v1/segments/" + id + "/state", new JsonObject().put("state", state));
  }

  private static SegmentDefinition version(String id, int version, JsonObject rule) {
    return new SegmentDefinition(
        id,
        version,
        "Theirs",
        "Of another gateway",
        "profiling",
        rule.encode(),
        DefinitionState.LIVE,
        "",
        "marketer",
        Instant.now());
  }

  private void append(SegmentDefinition definition) {
    log.append(
        Topic.DEFINITIONS,
        Keys.partitionOf(definition.getId(), RunningGateway.PARTITIONS),
        Keys.definition(definition.getId(), definition.getVersion()),
        CODEC.encode(definition));
  }

  private SegmentDefinition newestOnTheTopic(String key) {
    List<ConsumerRecord<byte[], byte[]>> of =
        log.all(Topic.DEFINITIONS).stream()
            .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
            .toList();
    return CODEC.decode(of.get(of.size() - 1).value());
  }
}
