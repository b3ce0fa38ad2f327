package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {
  private final RunningGateway gateway;

  ExportTest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  static String path(String recipient, String rest) {
    return "/v1/exports/consents?recipient=" + recipient + "&reason=yearly%20audit" + rest;
  }

  @BeforeAll
  void consent() {
    gateway.collectionPoint().post(Consents.path("export-yes"), Consents.newsletter());
    gateway.collectionPoint().post(Consents.path("export-no"), Consents.newsletter());
    gateway.officer().post(Consents.path("export-no"), Consents.noNewsletter("WITHDRAWN"));
  }

  @Test
  void aRecipientGetsThoseWhoMayBeReachedAndTheProof() {
    List<JsonObject> rows =
        rows(path("mail-house", "&purpose=newsletter&channel=email&format=ndjson"));

    assertThat(rows).noneMatch(row -> row.getString("contact").equals("user:export-no"));
    JsonObject row = of("export-yes", rows);
    assertThat(row.getBoolean("decision")).isTrue();
    assertThat(row.getString("notice")).isEqualTo("newsletter");
    assertThat(row.getString("collectionPoint")).isEqualTo("checkout");
    assertThat(row.getString("noticeSha256")).hasSize(64);
    assertThat(row.getString("revision")).matches("[0-9]+@[0-9]+");
    assertThat(row.getString("as_of")).endsWith("Z");
  }

  @Test
  void theControllerMayAlsoSeeWhoMayNotBeReachedAndWhy() {
    List<JsonObject> rows = rows(path("controller", "&rows=all&format=ndjson"));

    assertThat(of("export-no", rows).getString("reason")).isEqualTo("withdrawn");
    assertThat(of("export-yes", rows).getBoolean("decision")).isTrue();
  }

  @Test
  void csvHasAHeaderAndARowForEach() {
    Answer csv = gateway.officer().get(path("mail-house", "&purpose=newsletter"));

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.text()).startsWith("contact,purpose,channel,decision,");
    assertThat(
            csv.text()
                .lines()
                .filter(line -> line.startsWith("user:export-yes,newsletter,email,true,")))
        .hasSize(1);
  }

  @Test
  void anExportToWhomTheRegisterDoesNotNameIsRefused() {
    refused(path("data-broker", "&purpose=newsletter"), "declared: controller, mail-house");
    refused(path("call-centre", "&purpose=newsletter"), "offers");
    refused(path("mail-house", ""), "newsletter, offers");
    refused(path("mail-house", "&purpose=newsletter&rows=all"), "rows:");
    refused(path("controller", "&purpose=surveys"), "declared: newsletter");
    refused(path("controller", "&purpose=newsletter&channel=sms"), "channel: allowed: [email]");
    refused("/v1/exports/consents?recipient=controller", "reason");
    refused("/v1/exports/consents?recipient=controller&reason=for%20a@b.example", "reason:");
  }

  private List<JsonObject> rows(String path) {
    Answer answer = gateway.officer().get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text().lines().map(JsonObject::new).toList();
  }

  private static JsonObject of(String user, List<JsonObject> rows) {
    return rows.stream()
        .filter(row -> row.getString("contact").equals("user:" + user))
        .filter(row -> row.getString("purpose").equals("newsletter"))
        .findFirst()
        .orElseThrow();
  }

  private void refused(String path, String detail) {
    Answer answer = gateway.officer().get(path);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).contains(detail);
  }
}
