package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.http.Contract;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract as the gateway serves it, to anybody. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsTest {
  private final Http anybody;

  DocsTest(RunningGateway gateway) {
    anybody = gateway.anonymous();
  }

  @Test
  void theDocumentIsServedAsItWasWrittenAndAsJson() {
    Answer yaml = anybody.get("/openapi.yaml");
    assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
    assertThat(yaml.text()).isEqualTo(Contract.text());
    assertThat(anybody.get("/openapi.json").json()).isEqualTo(Contract.published());
  }

  @Test
  void thePageShowsEveryOperation() {
    String page = anybody.get("/docs").text();

    JsonObject paths = Contract.published().getJsonObject("paths");
    assertThat(paths.fieldNames())
        .allSatisfy(
            path ->
                paths.getJsonObject(path).stream()
                    .filter(member -> member.getValue() instanceof JsonObject)
                    .map(member -> ((JsonObject) member.getValue()).getString("operationId"))
                    .forEach(id -> assertThat(page).contains("<h3 id=\"" + id + "\">")));
  }

  @Test
  void thePageLoadsAndRunsNothing() {
    Answer page = anybody.get("/docs");

    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(page.text())
        .doesNotContain("<script")
        .doesNotContain("src=")
        .doesNotContain("@import");
  }

  /** What the document says of callers is what the gateway asks of them. */
  @Test
  void anOperationNeedsNoSecurityExactlyWhereItIsPublic() {
    JsonObject paths = Contract.published().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      paths.getJsonObject(path).stream()
          .filter(member -> member.getValue() instanceof JsonObject)
          .map(member -> (JsonObject) member.getValue())
          .forEach(
              operation ->
                  assertThat(operation.containsKey("security"))
                      .as(operation.getString("operationId"))
                      .isEqualTo("public".equals(operation.getString("x-scope"))));
    }
  }
}
