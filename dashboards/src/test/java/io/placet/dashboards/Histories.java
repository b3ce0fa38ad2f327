package io.placet.dashboards;

import io.placet.dashboards.StubGateway.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Answers with histories of so many days up to the stub's today. */
final class Histories {
  static final String JUDGED = "GET /v1/flow/history?time=processing";
  static final String HAPPENED = "GET /v1/flow/history?time=event";
  static final String SEGMENTS = "GET /v1/segments/history";

  private static final Instant TODAY = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private Histories() {}

  static void on(StubGateway gateway, int days) {
    gateway.on(JUDGED, flow("processing", days));
    gateway.on(HAPPENED, flow("event", days));
    gateway.on(SEGMENTS, segments(days));
  }

  private static Answer flow(String time, int days) {
    JsonObject history = range(days).put("time", time).put("admitted", each(days, day -> 40 + day));
    if (time.equals("processing")) {
      history.put("withheld", each(days, day -> day % 7));
    }
    return Answer.json(200, history.encode());
  }

  private static Answer segments(int days) {
    JsonArray segments =
        new JsonArray()
            .add(course("big-spenders", "Big spenders", days, 1_207, 12, 9))
            .add(course("lapsing", "Lapsing customers", days, 84, 2, 3));
    return Answer.json(200, range(days).put("segments", segments).encode());
  }

  private static JsonObject course(
      String id, String name, int days, int now, int entered, int exited) {
    int perDay = entered - exited;
    return new JsonObject()
        .put("id", id)
        .put("name", name)
        .put("before", now - days * perDay)
        .put("size", each(days, day -> now - (days - 1 - day) * perDay))
        .put("entered", each(days, day -> entered))
        .put("exited", each(days, day -> exited))
        .put("withdrawn", each(days, day -> day == 0 ? 1 : 0));
  }

  private static JsonObject range(int days) {
    JsonArray starts = new JsonArray();
    IntStream.range(0, days)
        .forEach(day -> starts.add(TODAY.minus(days - 1 - day, ChronoUnit.DAYS).toString()));
    return new JsonObject()
        .put("clock", "wall")
        .put("state", "current")
        .put("step", "day")
        .put("from", days == 0 ? NOW.toString() : starts.getString(0))
        .put("to", NOW.toString())
        .put("starts", starts);
  }

  private static JsonArray each(int days, IntUnaryOperator count) {
    JsonArray counts = new JsonArray();
    IntStream.range(0, days).map(count).forEach(counts::add);
    return counts;
  }
}
