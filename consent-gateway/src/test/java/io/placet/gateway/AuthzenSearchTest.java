package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Levels Search Core and Search Properties. */
class AuthzenSearchTest extends AuthzenConformance {
  AuthzenSearchTest(RunningGateway gateway) {
    super(gateway);
  }

  private List<JsonObject> results(String kind, JsonObject body) {
    Answer answer = gateway.tool().post(SEARCH + kind, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    return answer.list("results");
  }

  private static JsonObject subjects() {
    return with(body -> body.getJsonObject("subject").remove("id"));
  }

  private static JsonObject resources() {
    return with(body -> body.getJsonObject("resource").remove("id"));
  }

  private static JsonObject actions() {
    return with(body -> body.remove("action"));
  }

  @Test
  void resultsHaveTheTypeThatWasAskedFor() {
    assertThat(results("subject", subjects()))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.getString("type")).isEqualTo("processor"));
    assertThat(results("resource", resources()))
        .contains(new JsonObject().put("type", "contact").put("id", "user:alice"))
        .doesNotContain(new JsonObject().put("type", "contact").put("id", "user:bob"));
    assertThat(results("action", actions()))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.getString("name")).isEqualTo("process"));
  }

  @Test
  void contextIsAccepted() {
    JsonObject context = new JsonObject().put("ip", "192.168.1.1");
    for (var search :
        List.of(
            java.util.Map.entry("subject", subjects()),
            java.util.Map.entry("resource", resources()),
            java.util.Map.entry("action", actions()))) {
      assertThat(results(search.getKey(), search.getValue().put("context", context))).isNotEmpty();
    }
  }

  @Test
  void pagesEndWithAnEmptyToken() {
    JsonObject search = subjects().put("page", new JsonObject().put("limit", 1));

    JsonObject page = gateway.tool().post(SEARCH + "subject", search).json().getJsonObject("page");

    assertThat(page.getValue("next_token")).isEqualTo("");
    assertThat(page.getInteger("count")).isEqualTo(1);
  }

  @Test
  void whatIsNotKnownHasNoResults() {
    JsonObject stranger = actions();
    stranger.put("resource", new JsonObject().put("type", "contact").put("id", "user:nobody"));
    assertThat(results("action", stranger)).isEmpty();
    for (String kind : List.of("subject", "resource", "action")) {
      JsonObject spaceship = alice();
      spaceship.getJsonObject("subject").put("type", "spaceship");
      spaceship.getJsonObject("resource").put("type", "spaceship");
      assertThat(results(kind, spaceship)).isEmpty();
    }
  }

  @Test
  void aMissingFieldIs400() {
    assertThat(refused("subject", with(body -> body.remove("action")))).isTrue();
    assertThat(refused("resource", with(body -> body.remove("subject")))).isTrue();
    assertThat(refused("action", with(body -> body.remove("resource")))).isTrue();
    assertThat(refused("subject", with(body -> body.getJsonObject("resource").remove("id"))))
        .isTrue();
    assertThat(refused("resource", with(body -> body.getJsonObject("subject").remove("id"))))
        .isTrue();
  }

  private boolean refused(String kind, JsonObject body) {
    return gateway.tool().post(SEARCH + kind, body).status() == 400;
  }
}
