package io.placet.gateway.collect;

import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.http.ApiResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a sender is told. A server is told what became of each message; a browser that they were
 * taken, whatever became of them, for that would tell anybody who consented.
 */
final class Answers {
  private Answers() {}

  static ApiResponse of(Sender sender, List<Outcome> outcomes) {
    JsonObject body = new JsonObject().put("success", true);
    if (sender == Sender.BROWSER) {
      return ApiResponse.ok(body);
    }
    for (Fate fate : Fate.values()) {
      JsonArray list = new JsonArray();
      outcomes.stream()
          .filter(outcome -> outcome.fate() == fate)
          .map(Outcome::toJson)
          .forEach(list::add);
      if (!list.isEmpty()) {
        body.put(fate.wireName(), list);
      }
    }
    return ApiResponse.ok(body);
  }
}
