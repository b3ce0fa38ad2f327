package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpTest {
  private static final List<String> SAMPLES = List.of("frequent-buyers", "lapsing-buyers");
  private static final List<String> READ_PATHS =
      List.of(
          "/v1/contacts/user:1/consents",
          "/v1/shut-offs",
          "/v1/shut-offs/none",
          "/v1/flow",
          "/v1/flow/history",
          "/v1/segments",
          "/v1/segments/history",
          "/v1/register",
          "/v1/session",
          "/v1/duplicates");
  private static final List<String> WRITE_PATHS =
      List.of(
          "/v1/batch",
          "/v1/track",
          "/v1/identify",
          "/v1/contacts/find",
          "/v1/contacts/user:1/consents",
          "/access/v1/evaluation",
          "/v1/alias",
          "/v1/withdrawals");

  private final RunningGateway gateway;

  HttpTest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void anUnknownCallerIsTurnedAwayEverywhere() {
    for (String path : READ_PATHS) {
      problem(gateway.anonymous().get(path), 401);
      problem(gateway.anonymous().bearer("not-a-token").get(path), 401);
    }
    for (String path : WRITE_PATHS) {
      problem(gateway.anonymous().post(path, new JsonObject()), 401);
    }
  }

  @Test
  void anUnknownCallerIsTurnedAwayBeforeItsBodyIsJudged() {
    Answer answer = gateway.anonymous().postBytes("/v1/contacts/find", bytes("{"));

    problem(answer, 401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void aCallerWithoutTheScopeIsForbidden() {
    for (String path : READ_PATHS.subList(0, 8)) {
      problem(gateway.sender().get(path), 403);
    }
    for (String path : WRITE_PATHS.subList(0, 5)) {
      problem(gateway.tool().post(path, new JsonObject()), 403);
    }
    Answer answer = gateway.tool().get("/v1/flow");
    assertThat(answer.json().getString("detail")).contains("flow:read");
  }

  @Test
  void anUnknownRouteIsNotFound() {
    problem(gateway.officer().get("/v1/nothing"), 404);
  }

  @Test
  void aWrongMethodIsNotAllowed() {
    problem(gateway.officer().method("DELETE", "/v1/flow"), 405);
  }

  @Test
  void theRequestsIdComesBackWhateverTheAnswer() {
    for (String path : List.of("/v1/session", "/v1/nothing")) {
      Answer answer = gateway.officer().get(path, "X-Request-ID", "r-1");

      assertThat(answer.header("X-Request-ID")).isEqualTo("r-1");
    }
    Answer unknown = gateway.anonymous().get("/v1/flow", "X-Request-ID", "r-2");
    assertThat(unknown.header("X-Request-ID")).isEqualTo("r-2");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    Answer answer =
        gateway.sender().postBytes("/v1/batch", new byte[600 * 1024], "X-Request-ID", "r-3");

    problem(answer, 413);
    assertThat(answer.json().getString("detail")).contains("512000");
    assertThat(answer.header("X-Request-ID")).isEqualTo("r-3");
  }

  @Test
  void aSmallGzipThatUnpacksToTooMuchIsRefused() {
    Answer answer =
        gateway
            .sender()
            .postBytes("/v1/batch", Gzip.of(new byte[5 << 20]), "Content-Encoding", "gzip");

    problem(answer, 413);
  }

  @Test
  void aBodyThatIsNoJsonIsToldWithoutRepeatingIt() {
    Answer answer =
        gateway
            .officer()
            .postBytes(
                "/v1/contacts/find",
                bytes("marie@example.org"),
                "Content-Type",
                "application/json");

    problem(answer, 400);
    assertThat(answer.text()).doesNotContain("marie");
  }

  @Test
  void aBodyThatBreaksTheContractIsToldWhatIsWrong() {
    problem(gateway.officer().post("/v1/contacts/find", new JsonObject()), 400);
    Answer several =
        gateway
            .officer()
            .post(
                "/v1/contacts/find",
                new JsonObject().put("email", "a@example.org").put("phone", "+33612345678"));

    problem(several, 400);
  }

  @Test
  void aTextOfTheWrongLengthIsToldWhichFieldAndWhichLengths() {
    JsonObject tooShort = new JsonObject().put("reason", "ab");
    for (Answer answer :
        List.of(
            gateway.officer().post("/v1/contacts/user:1/erasures", tooShort),
            gateway.officer().post("/v1/contacts/user:1/export", tooShort),
            gateway
                .officer()
                .post(
                    "/v1/reidentifications",
                    tooShort.copy().put("pseudonym", "analytics.1.AAAAAAAAAAAAAAAAAAAAAA")))) {
      detail(answer).isEqualTo("reason: at least 3 and at most 200 characters");
    }
  }

  @Test
  void aTextOfTheQueryIsToldWhatIsAllowed() {
    String exports = "/v1/exports/consents?recipient=";

    detail(gateway.officer().get(exports + "a".repeat(65) + "&reason=audit"))
        .isEqualTo("recipient: at most 64 characters");
    detail(gateway.officer().get(exports + "controller"))
        .isEqualTo("reason: is missing in the query");
    detail(gateway.officer().get(exports + "controller&reason=audit&rows=some"))
        .isEqualTo("rows: allowed: all, allowed");
  }

  @Test
  void aNameThatDoesNotMatchIsToldWhatDoes() {
    JsonObject spec = new JsonObject().put("name", "../marie").put("format", "csv");

    detail(gateway.officer().post("/v1/imports", spec))
        .isEqualTo("name: allowed: what matches ^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$");
  }

  @Test
  void theRegisterIsShownToPages() {
    Answer answer = gateway.officer().get("/v1/register");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("controller")).isEqualTo("Cadeaux du Phare SAS");
    assertThat(answer.list("purposes"))
        .extracting(purpose -> purpose.getString("id"))
        .contains("newsletter", "accountability");
  }

  @Test
  void theSampleSegmentsAreThereFromTheFirstStart() {
    Eventually.holds("both samples are listed", () -> segments().containsAll(SAMPLES));
  }

  /** Other tests may have defined more, on the same broker. */
  private List<String> segments() {
    return gateway.officer().get("/v1/segments").list("segments").stream()
        .map(segment -> segment.getString("id"))
        .toList();
  }

  private static AbstractStringAssert<?> detail(Answer refused) {
    problem(refused, 400);
    return assertThat(refused.json().getString("detail"));
  }

  private static void problem(Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().getInteger("status")).isEqualTo(status);
    assertThat(answer.json().getString("title")).isNotBlank();
    assertThat(answer.json().getString("detail")).isNotBlank();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
