package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Level Discovery. */
class AuthzenDiscoveryTest extends AuthzenConformance {
  private static final String PATH = "/.well-known/authzen-configuration";

  AuthzenDiscoveryTest(RunningGateway gateway) {
    super(gateway);
  }

  @Test
  void theAddressesBearTheNameThatWasAsked() {
    Answer answer = gateway.anonymous().get(PATH, "X-Forwarded-Proto", "https");

    String base = "https://127.0.0.1:" + gateway.gateway().port();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json().getString("policy_decision_point")).isEqualTo(base);
    assertThat(answer.json().getString("access_evaluation_endpoint")).isEqualTo(base + EVALUATION);
    assertThat(answer.json().getString("access_evaluations_endpoint"))
        .isEqualTo(base + EVALUATIONS);
    for (String kind : List.of("subject", "resource", "action")) {
      assertThat(answer.json().getString("search_" + kind + "_endpoint"))
          .isEqualTo(base + SEARCH + kind);
    }
    assertThat(gateway.anonymous().get(PATH).json().getString("policy_decision_point"))
        .startsWith("http://127.0.0.1:");
  }
}
