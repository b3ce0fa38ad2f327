package io.placet.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;

/** What a server answered. */
public record Answer(HttpResponse<String> response) {
  public int status() {
    return response.statusCode();
  }

  public String text() {
    return response.body();
  }

  public JsonObject json() {
    return new JsonObject(response.body());
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The objects of a list in the body; none where the body has no such list. */
  public List<JsonObject> list(String name) {
    JsonArray list = json().getJsonArray(name, new JsonArray());
    return IntStream.range(0, list.size()).mapToObj(list::getJsonObject).toList();
  }

  public boolean decision() {
    return json().getBoolean("decision");
  }

  public String reason() {
    return json().getJsonObject("context").getString("reason", "");
  }
}
