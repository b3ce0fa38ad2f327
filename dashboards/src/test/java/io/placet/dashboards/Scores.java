package io.placet.dashboards;

import io.placet.dashboards.StubGateway.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Answers about one score as the gateway's contract has them. */
final class Scores {
  static final String EXPECTED = "/v1/scores/expected-purchases";

  private static final int BINS = 12;

  private Scores() {}

  static void on(StubGateway gateway) {
    gateway.on("GET /v1/scores", Answer.json(200, "{\"scores\":[{" + HEAD + "}]}"));
    gateway.on("GET " + EXPECTED, Answer.json(200, SCORE));
    gateway.on("PUT " + EXPECTED, Answer.json(200, SCORE));
    gateway.on("POST /v1/scores", Answer.json(201, SCORE));
    gateway.on("GET " + EXPECTED + "/distribution", Answer.json(200, distribution()));
    gateway.on("GET " + EXPECTED + "/compare?versions=1,2", Answer.json(200, comparison()));
    gateway.on("GET " + EXPECTED + "/contacts?limit=50", Answer.json(200, SCORED));
    gateway.on(
        "GET /v1/contacts/user%3A17850/scores",
        Answer.json(
            200,
            "{\"revision\":\"3@10518\",\"scores\":[{\"score\":\"expected-purchases\",\"name\":\"Expected purchases\",%s}]}"
                .formatted(VALUE)));
  }

  private static String distribution() {
    return new JsonObject()
        .put("score", "expected-purchases")
        .put("at", "2026-11-23T10:00:00Z")
        .put("shown", "1,207")
        .put("histogram", histogram(bin -> 400 >> bin))
        .encode();
  }

  private static String comparison() {
    return new JsonObject()
        .put("score", "expected-purchases")
        .put("sampled", 412)
        .put("at", "2026-11-23T10:00:00Z")
        .put("correlation", 0.93)
        .put("shift", -0.12)
        .put(
            "versions",
            new JsonArray().add(compared(1, bin -> 90 >> bin)).add(compared(2, bin -> 120 >> bin)))
        .encode();
  }

  private static JsonObject compared(int version, IntUnaryOperator count) {
    return new JsonObject().put("version", version).put("histogram", histogram(count));
  }

  private static JsonObject histogram(IntUnaryOperator count) {
    JsonArray bins = new JsonArray();
    IntStream.range(0, BINS)
        .forEach(
            bin ->
                bins.add(
                    new JsonObject()
                        .put("from", bin / 2.0)
                        .put("to", (bin + 1) / 2.0)
                        .put("count", count.applyAsInt(bin))));
    return new JsonObject()
        .put("count", IntStream.range(0, BINS).map(count).sum())
        .put("minimum", 0.0)
        .put("maximum", 4.8)
        .put("mean", 0.71)
        .put("median", 0.42)
        .put("bins", bins);
  }

  private static final String HEAD =
      """
      "id":"expected-purchases","version":2,"name":"Expected purchases","purpose":"profiling","owner":"CRM team",
      "description":"Within a quarter","state":"live","kind":"bg-nbd","size":1207,"shown":"1,207","progress":%s
      """
          .formatted(
              "{\"definition\":\"score/expected-purchases\",\"version\":2,\"asked\":1207,\"total\":1207,\"done\":1207,\"complete\":true}");
  private static final String SCORE =
      """
      {%s,"changedBy":"marketer","at":"2026-11-22T09:30:00Z","model":{"kind":"bg-nbd","r":0.243},"versions":[
        {"version":2,"at":"2026-11-22T09:30:00Z","changedBy":"marketer","name":"Expected purchases",
         "description":"Within a quarter","state":"live","model":{"kind":"bg-nbd","r":0.243,"horizon":13}},
        {"version":1,"at":"2026-11-01T09:30:00Z","changedBy":"marketer","name":"Expected purchases",
         "description":"Within a quarter","state":"live","model":{"kind":"bg-nbd","r":0.25,"horizon":13}}]}
      """
          .formatted(HEAD);
  private static final String VALUE =
      """
      "version":2,"value":1.25,"at":"2026-11-23T10:00:00Z","scale":"value","contributions":[
        {"feature":"new customer","featureValue":0,"amount":0.4},{"feature":"T","featureValue":38.9,"amount":-0.35},
        {"feature":"x","featureValue":2,"amount":1.6},{"feature":"t_x","featureValue":30.4,"amount":-0.4}]
      """;
  private static final String SCORED =
      """
      {"revision":"m-17","asOf":"2026-11-23T10:00:00Z","total":1207,"shown":"1,207","contacts":[{"contact":"user:17850",%s}]}
      """
          .formatted(VALUE);
}
