package io.placet.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.dashboards.StubGateway.Answer;
import io.placet.dashboards.StubGateway.Asked;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardsTest {
  private static final Pattern ASSET = Pattern.compile("/assets/[^\"]+\\.js");

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient browser = HttpClient.newHttpClient();
  private StubGateway gateway;
  private Dashboards dashboards;

  @BeforeEach
  void start() {
    gateway = new StubGateway(vertx);
    dashboards = Waiting.on(Dashboards.start(vertx, new DashboardsConfig(0, gateway.uri())));
  }

  @AfterEach
  void stop() {
    Waiting.on(vertx.close());
  }

  @Test
  void servesThePageFreshEachTime() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<div id=\"root\">");
    assertThat(header(page, "cache-control")).isEqualTo("no-cache");
    assertThat(header(page, "content-type")).startsWith("text/html");
  }

  @Test
  void letsBrowsersKeepHashedFilesForGood() throws Exception {
    Matcher asset = ASSET.matcher(get("/").body());
    assertThat(asset.find()).isTrue();

    HttpResponse<String> script = get(asset.group());

    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(header(script, "cache-control")).contains("immutable");
    assertThat(header(script, "content-type")).contains("javascript");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/assets/none.js", "/nowhere", "/.sources.sha256", "/assets/%2e%2e/%2e%2e/x"})
  void knowsNothingElse(String path) throws Exception {
    HttpResponse<String> nothing = get(path);

    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(header(nothing, "cache-control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/assets/none.js", "/api/v1/flow", "/api/v1/none"})
  void protectsWhateverItServes(String path) throws Exception {
    gateway.on("GET /v1/flow", Answer.json(200, "{}"));

    HttpResponse<String> answer = get(path);

    SecurityHeaders.HEADERS.forEach(
        (name, value) -> assertThat(header(answer, name)).isEqualTo(value));
    assertThat(header(answer, "content-security-policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("strict-transport-security")).isEmpty();
  }

  @Test
  void servesThePageForReadingOnly() throws Exception {
    HttpResponse<String> refused = send(request("/").POST(BodyPublishers.ofString("x")));

    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(header(refused, "allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void forwardsACallWithoutItsPrefix() throws Exception {
    gateway.on(
        "POST /v1/contacts/user%3A1%2F2/consents?x=%20y", Answer.json(201, "{\"record\":\"r\"}"));

    HttpResponse<String> answer =
        send(
            request("/api/v1/contacts/user%3A1%2F2/consents?x=%20y")
                .header("Cookie", "placet_session=s1")
                .POST(BodyPublishers.ofString("{\"purpose\":\"offers\"}")));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"record\":\"r\"}");
    Asked asked = gateway.asked().get(0);
    assertThat(asked.body()).isEqualTo("{\"purpose\":\"offers\"}");
    assertThat(asked.headers()).containsEntry("cookie", "placet_session=s1");
  }

  @Test
  void namesItselfAndTheCallerToTheGateway() throws Exception {
    gateway.on("GET /v1/flow", Answer.json(200, "{}"));

    send(
        request("/api/v1/flow")
            .header("X-Forwarded-For", "8.8.8.8")
            .header("Forwarded", "for=8.8.8.8"));

    assertThat(gateway.asked().get(0).headers())
        .containsEntry("host", gateway.uri().getAuthority())
        .containsEntry("x-forwarded-for", "127.0.0.1")
        .containsEntry("x-forwarded-proto", "http")
        .containsEntry("x-forwarded-host", "127.0.0.1:" + dashboards.port())
        .doesNotContainKey("forwarded");
  }

  @Test
  void passesTheSignInOn() throws Exception {
    String cookie = "placet_session=s1; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200";
    gateway.on(
        "GET /v1/sign-in/t0", new Answer(303, Map.of("Location", "/", "Set-Cookie", cookie), ""));

    HttpResponse<String> signedIn = get("/api/v1/sign-in/t0");

    assertThat(signedIn.statusCode()).isEqualTo(303);
    assertThat(header(signedIn, "location")).isEqualTo("/");
    assertThat(header(signedIn, "set-cookie")).isEqualTo(cookie);
  }

  @Test
  void passesTheGatewaysProblemsOn() throws Exception {
    gateway.on("GET /v1/flow", Answer.problem(401, "Who are you?"));

    HttpResponse<String> problem = get("/api/v1/flow");

    assertThat(problem.statusCode()).isEqualTo(401);
    assertThat(header(problem, "content-type")).isEqualTo("application/problem+json");
    assertThat(problem.body()).contains("Who are you?");
  }

  @Test
  void forwardsOnlyWhatIsUnderApi() throws Exception {
    get("/apiary");
    get("/v1/flow");

    assertThat(gateway.asked()).isEmpty();
  }

  @Test
  void saysThatTheGatewayIsAway() throws Exception {
    gateway.close();

    HttpResponse<String> away =
        send(request("/api/v1/contacts/find").POST(BodyPublishers.ofString("{\"id\":\"user:1\"}")));

    assertThat(away.statusCode()).isEqualTo(502);
    assertThat(header(away, "content-type")).isEqualTo("application/problem+json");
    assertThat(away.body()).contains("\"status\":502", "The gateway does not answer");
  }

  @Test
  void namesTheAddressAndTheOptionWhenThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DashboardsConfig config = new DashboardsConfig(taken.getLocalPort(), gateway.uri());

      assertThatThrownBy(
              () ->
                  Dashboards.start(vertx, config).toCompletionStage().toCompletableFuture().join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOf(CannotListenException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("--dashboards-port");
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboards.port() + path));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("none");
  }
}
