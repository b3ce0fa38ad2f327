package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A day of 50 contacts for each caller, over two gateways of one deployment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotaTest {
  private static final String BULK = "/access/v1/evaluations";
  private static final int QUOTA = 50;
  private static final int ASKED = 7;

  private final EmbeddedKafka kafka;
  private final RunningGateway a;
  private final RunningGateway b;
  private final Given given;

  QuotaTest(@TempDir Path folder) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    a = start(folder.resolve("a"));
    b = start(folder.resolve("b"));
    given = new Given(a, new Log(kafka.bootstrapServers()));
  }

  private static final class Given extends AudiencesAtTheGateway {
    Given(RunningGateway gateway, Log log) {
      super(gateway, log);
    }
  }

  private RunningGateway start(Path folder) {
    return RunningGateway.start(
        RunningGateway.configWith(
            RunningGateway.registerWithQuota(QUOTA), kafka.bootstrapServers(), folder),
        Clock.systemUTC());
  }

  @AfterAll
  void close() {
    a.close();
    b.close();
    given.log.close();
    kafka.close();
  }

  @Test
  void severalGatewaysDoNotOverrunADayTogether() {
    List<CompletableFuture<Answer>> asked = new ArrayList<>();
    for (int call = 0; call < 20; call++) {
      asked.add((call % 2 == 0 ? a : b).tool().postLater(BULK, bulk(ASKED)));
    }
    List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();

    List<Answer> told = answers.stream().filter(answer -> answer.status() == 200).toList();
    assertThat(told).hasSize(QUOTA / ASKED);
    assertThat(told)
        .allSatisfy(
            answer -> {
              assertThat(answer.header("RateLimit-Policy"))
                  .isEqualTo("\"contacts\";q=50;qu=\"contacts\";w=86400");
              assertThat(answer.header("RateLimit")).matches("\"contacts\";r=[0-9]+;t=[0-9]+");
            });
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.text()).isEqualTo(429);
              assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
              assertThat(answer.header("RateLimit")).contains("r=");
              assertThat(answer.json().getString("detail")).contains("50 contacts a day");
            });

    singleQuestionsAreAnsweredStill();
    searchesCountInTheSameDay();
  }

  private void singleQuestionsAreAnsweredStill() {
    assertThat(a.tool().post("/access/v1/evaluation", Consents.mayMail("one")).status())
        .isEqualTo(200);
    assertThat(b.tool().post(BULK, bulk(1)).status()).isEqualTo(200);
  }

  private void searchesCountInTheSameDay() {
    // of 50, 49 were told: the first search takes the last
    JsonObject search =
        new JsonObject()
            .put("subject", new JsonObject().put("type", "processor"))
            .put(
                "action",
                new JsonObject()
                    .put("name", "process")
                    .put(
                        "properties",
                        new JsonObject().put("purpose", "newsletter").put("channel", "email")))
            .put("resource", new JsonObject().put("type", "contact").put("id", "user:one"));
    assertThat(a.tool().post("/access/v1/search/subject", search).status()).isEqualTo(200);
    assertThat(b.tool().post("/access/v1/search/subject", search).status()).isEqualTo(429);
  }

  @Test
  void anExportAboveTheQuotaIsLetOutBySomebodyElseThanWhoAskedForIt() {
    given.subscribers("many", QUOTA + 10);
    given.createdAudience(AudiencesAtTheGateway.audience("many", "many"));
    Answer asked = given.ask(a.officer(), "many", "ndjson");
    assertThat(asked.json().getString("state")).isEqualTo("awaiting-approval");
    String id = asked.json().getString("id");
    assertThat(a.officer().get(AudiencesAtTheGateway.content(id)).status()).isEqualTo(409);

    Answer own = a.officer().post(path(id, "approval"), new JsonObject());
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.json().getString("detail")).contains("another than who asked");
    assertThat(given.marketer().post(path(id, "approval"), new JsonObject()).status())
        .isEqualTo(403);

    Answer approved = a.anonymous().post(path(id, "approval"), new JsonObject(), administrator());
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    assertThat(approved.json().getString("state")).isEqualTo("ready");
    assertThat(approved.json().getString("decidedBy")).isEqualTo("administrator");
    Answer rows = a.officer().get(AudiencesAtTheGateway.content(id));
    assertThat(rows.text().lines()).hasSize(QUOTA + 10);

    refusedOnesAreNotTaken();
  }

  @Test
  void howManyAnAudienceHasIsToldByTensAndTakenOffTheDaySo() {
    given.subscribers("tens", 2);
    given.createdAudience(AudiencesAtTheGateway.audience("tens", "tens"));

    Answer asked = given.ask(given.marketer(), "tens", "csv");
    Answer again = given.ask(given.marketer(), "tens", "csv");

    assertThat(asked.json().getInteger("atMost")).isEqualTo(10);
    assertThat(left(asked) - left(again)).isEqualTo(10);
  }

  private static long left(Answer answer) {
    return Long.parseLong(answer.header("RateLimit").replaceAll(".*;r=([0-9]+);.*", "$1"));
  }

  private void refusedOnesAreNotTaken() {
    String id = given.ask(a.officer(), "many", "csv").json().getString("id");
    Answer refused =
        a.anonymous()
            .post(
                path(id, "refusal"),
                new JsonObject().put("reason", "too many for a trial"),
                administrator());

    assertThat(refused.json().getString("state")).isEqualTo("refused");
    assertThat(refused.json().getString("refusal")).isEqualTo("too many for a trial");
    assertThat(a.officer().get(AudiencesAtTheGateway.content(id)).status()).isEqualTo(409);
    assertThat(a.anonymous().post(path(id, "approval"), new JsonObject(), administrator()).status())
        .isEqualTo(409);
  }

  private String[] administrator() {
    String cookie = a.anonymous().get(a.gateway().administratorPath()).header("Set-Cookie");
    return new String[] {"Cookie", cookie.substring(0, cookie.indexOf(';'))};
  }

  private static String path(String export, String what) {
    return "/v1/audience-exports/" + export + "/" + what;
  }

  private static JsonObject bulk(int questions) {
    JsonArray items = new JsonArray();
    for (int item = 0; item < questions; item++) {
      items.add(Consents.mayMail("quota-" + item));
    }
    return new JsonObject().put("evaluations", items);
  }
}
