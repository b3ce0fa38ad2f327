package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
  private final RunningGateway gateway;

  SignInTest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aLinkSetsTheSessionCookieAndLeadsToThePage() {
    Answer answer = gateway.anonymous().get(gateway.gateway().officerPath());

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("/");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Set-Cookie").split("; "))
        .hasSize(5)
        .contains("Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=43200");
    assertThat(answer.header("Set-Cookie")).startsWith("placet_session=");
  }

  @Test
  void aLinkOpensOnlyOnce() {
    String path = gateway.gateway().officerPath();
    gateway.anonymous().get(path);

    Answer again = gateway.anonymous().get(path);

    assertThat(again.status()).isEqualTo(401);
    assertThat(again.json().getString("detail")).contains("used before");
    assertThat(again.header("Set-Cookie")).isEmpty();
  }

  @Test
  void whoIsSignedInIsToldWhatItMayDo() {
    String cookie = signIn(gateway.gateway().officerPath());

    Answer answer = gateway.anonymous().get("/v1/session", "Cookie", cookie);

    assertThat(answer.json().getString("role")).isEqualTo("officer");
    assertThat(answer.json().getJsonArray("scopes"))
        .contains("consents:read")
        .doesNotContain("consents:as-person");
  }

  @Test
  void anAdministratorIsShownNobodysConsents() {
    String cookie = signIn(gateway.gateway().administratorPath());

    Answer consents = gateway.anonymous().get(Consents.path("1"), "Cookie", cookie);

    assertThat(consents.status()).isEqualTo(403);
    assertThat(consents.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(gateway.anonymous().get("/v1/flow", "Cookie", cookie).status()).isEqualTo(200);
  }

  @Test
  void aCookieThatNobodyIssuedIsNobody() {
    Answer answer =
        gateway.anonymous().get("/v1/session", "Cookie", "placet_session=guessed-or-old");

    assertThat(answer.status()).isEqualTo(401);
  }

  private String signIn(String path) {
    return gateway.anonymous().get(path).header("Set-Cookie").split(";", 2)[0];
  }
}
