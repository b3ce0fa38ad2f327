package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers let pages of other origins call. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesOfOtherOriginsTest {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final RunningGateway gateway;

  PagesOfOtherOriginsTest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/t", "/v1/p", "/v1/b", "/v1/batch", "/v1/cloudevents"})
  void theyMayCollectWithAKeyAndSayThatTheyTryAgain(String path)
      throws IOException, InterruptedException {
    Answer preflight = preflight(path);

    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header(ALLOW_ORIGIN)).isEqualTo("*");
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(List.of(preflight.header("Access-Control-Allow-Headers").split(", ")))
        .contains("authorization", "content-type", "x-retry-count");
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void theyMayReadWhatTheyAreAnsweredAlsoWhereThatIsARefusal() {
    for (Answer answer :
        List.of(
            gateway.browser().post("/v1/t", new JsonObject()),
            gateway.anonymous().post("/v1/t", new JsonObject()),
            gateway.browser().postBytes("/v1/t", new byte[600 * 1024]))) {
      assertThat(answer.header(ALLOW_ORIGIN)).isEqualTo("*");
      assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("Retry-After");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/contacts/user:1/consents",
        "/v1/signals",
        "/access/v1/evaluation",
        "/v1/debugger/events",
        "/v1/write-keys",
        "/v1/session"
      })
  void theyMayCallNothingElse(String path) throws IOException, InterruptedException {
    assertThat(preflight(path).status()).isGreaterThanOrEqualTo(400);
    assertThat(preflight(path).header(ALLOW_ORIGIN)).isEmpty();
    assertThat(gateway.anonymous().get(path).header(ALLOW_ORIGIN)).isEmpty();
  }

  @Test
  void theSettingsOfAPagesKeySendItsEventsHereAndNowhereElse() {
    String key = gateway.token("browserKey");

    Answer answer = gateway.anonymous().get("/v1/projects/" + key + "/settings");

    assertThat(answer.header(ALLOW_ORIGIN)).isEqualTo("*");
    assertThat(answer.json().getJsonObject("integrations"))
        .isEqualTo(
            new JsonObject()
                .put(
                    "Segment.io",
                    new JsonObject()
                        .put("apiKey", key)
                        .put("apiHost", "127.0.0.1:" + gateway.gateway().port() + "/v1")
                        .put("protocol", "http")));
    assertThat(answer.json().getJsonObject("metrics").getInteger("sampleRate")).isZero();
  }

  @Test
  void aServersKeyHasNoSettingsNorHasATokenThatIsNoKey() {
    for (String other : List.of("writeKey", "officerToken", "toolToken")) {
      Answer answer = gateway.anonymous().get("/v1/projects/" + gateway.token(other) + "/settings");

      assertThat(answer.status()).as(other).isEqualTo(404);
    }
  }

  @Test
  void onlyAnAdministratorSeesTheKeys() {
    String cookie =
        gateway
            .anonymous()
            .get(gateway.gateway().administratorPath())
            .header("Set-Cookie")
            .split(";", 2)[0];

    Answer keys = gateway.anonymous().get("/v1/write-keys", "Cookie", cookie);

    assertThat(keys.list("keys"))
        .containsExactly(
            new JsonObject().put("use", "server").put("key", gateway.token("writeKey")),
            new JsonObject().put("use", "browser").put("key", gateway.token("browserKey")));
    for (Http other : List.of(gateway.officer(), gateway.marketer(), gateway.sender())) {
      assertThat(other.get("/v1/write-keys").status()).isEqualTo(403);
    }
  }

  private Answer preflight(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.gateway().port() + path))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,x-retry-count")
            .build();
    return new Answer(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()));
  }
}
