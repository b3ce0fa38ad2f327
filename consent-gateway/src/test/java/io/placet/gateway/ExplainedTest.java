package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.ScoreContribution;
import io.placet.schemas.avro.ScoreScale;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a contact is in a segment, and what its score is made of, as of now. */
class ExplainedTest extends SegmentsAtTheGateway {
  ExplainedTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void pointsFadeUntilTheyAreRead() {
    score("fading");
    profiled("fades");
    profiled("fades-more");
    Instant monthAgo = Instant.now().minus(Duration.ofDays(30));
    scored("fades", "fading", monthAgo, 100);
    scored("fades-more", "fading", monthAgo, 60);
    Eventually.holds(
        "the scores are read",
        () -> gateway.officer().get("/v1/scores/fading").json().getInteger("size") == 2);

    JsonObject own = marketer().get("/v1/contacts/user:fades/scores").list("scores").get(0);
    assertThat(own.getDouble("value")).isBetween(49.9, 50.1);
    assertThat(own.getJsonArray("contributions").getJsonObject(0).getDouble("amount"))
        .isBetween(49.9, 50.1);

    JsonObject page = marketer().get("/v1/scores/fading/contacts?limit=1").json();
    assertThat(page.getJsonArray("contacts").getJsonObject(0).getString("contact"))
        .isEqualTo("user:fades");
    withdrawn("fades-more");
    JsonObject next =
        marketer().get("/v1/scores/fading/contacts?limit=1&after=" + page.getString("next")).json();
    assertThat(next.getJsonArray("contacts")).isEmpty();

    JsonObject distribution = gateway.officer().get("/v1/scores/fading/distribution").json();
    assertThat(distribution.getJsonObject("histogram").getInteger("count")).isEqualTo(2);
    JsonObject few = marketer().get("/v1/scores/fading/distribution").json();
    assertThat(few.getString("shown")).isEqualTo("fewer than 10");
    assertThat(few.getJsonObject("histogram").getJsonArray("bins")).isEmpty();
  }

  @Test
  void whyIsToldFromTheContactsOwnEvents() {
    create(
        "why",
        group(
            "and",
            orders(2),
            new JsonObject()
                .put("measure", "sum")
                .put("event", ORDER)
                .put("of", "total")
                .put("operator", ">=")
                .put("value", 100)));
    profiled("asked");
    long revision = revision("asked");
    Instant now = Instant.now();
    ordered("asked", "w1", now.minus(Duration.ofDays(3)), "20", revision);
    ordered("asked", "w2", now.minus(Duration.ofDays(2)), "30", revision);

    JsonObject why = why("asked");
    assertThat(why.getBoolean("in")).isFalse();
    assertThat(why.getJsonArray("leaves")).hasSize(2);
    JsonObject count = why.getJsonArray("leaves").getJsonObject(0);
    assertThat(count.getBoolean("holds")).isTrue();
    assertThat(count.getString("value")).isEqualTo("2");
    assertThat(why.getJsonArray("leaves").getJsonObject(1).getString("value")).isEqualTo("50");
    assertThat(why.getString("sentence")).contains(ORDER);

    withdrawn("asked");
    assertThat(marketer().get("/v1/contacts/user:asked/segments/why/why").status()).isEqualTo(404);
    profiled("asked");
    ordered("asked", "w3", now.minus(Duration.ofDays(1)), "70", revision("asked"));

    JsonObject anew = why("asked");
    assertThat(anew.getJsonArray("leaves").getJsonObject(0).getString("value")).isEqualTo("1");
    assertThat(anew.getJsonArray("leaves").getJsonObject(1).getString("value")).isEqualTo("70");
  }

  private JsonObject why(String user) {
    Answer answer = marketer().get("/v1/contacts/user:" + user + "/segments/why/why");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private void score(String id) {
    JsonObject model =
        new JsonObject()
            .put("kind", "points")
            .put("halfLife", "P30D")
            .put("points", new JsonObject().put(ORDER, 10));
    Answer made =
        marketer()
            .post(
                "/v1/scores",
                new JsonObject()
                    .put("id", id)
                    .put("name", "Loyalty")
                    .put("description", "Points that fade")
                    .put("purpose", "profiling")
                    .put("model", model));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private void scored(String user, String score, Instant at, double value) {
    ScoreValue row =
        new ScoreValue(
            pseudonym(user),
            score,
            1,
            at,
            value,
            ScoreScale.VALUE,
            List.of(new ScoreContribution(ORDER, 10.0, value)),
            "0@1");
    log.append(
        Topic.SCORES,
        0,
        Keys.score(pseudonym(user), score),
        SingleObject.of(ScoreValue.class).encode(row));
  }
}
