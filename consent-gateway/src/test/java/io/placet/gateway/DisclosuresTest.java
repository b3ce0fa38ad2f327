package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Year;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What left is in the record of processing, and nobody's name. */
class DisclosuresTest extends AudiencesAtTheGateway {
  private static final ZoneId SHOP = ZoneId.of("Europe/Paris");
  private static final String DISCLOSURES = "/v1/register/disclosures";
  private static final String SHEET = "/v1/register/article-30?format=csv&lang=en";

  DisclosuresTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void anExportThatWasTakenCountsForItsRecipientWithItsReason() {
    subscribers("chairs", 3);
    createdAudience(audience("chairs", "chairs"));
    JsonObject before = row(gateway.officer(), "mail-house", "newsletter");
    String asked = asked("chairs", "a letter about chairs");
    assertThat(row(gateway.officer(), "mail-house", "newsletter")).isEqualTo(before);

    assertThat(marketer().get(content(asked)).status()).isEqualTo(200);

    Eventually.holds(
        "it has ended",
        () -> members(row(gateway.officer(), "mail-house", "newsletter")) == members(before) + 3);
    JsonObject after = row(gateway.officer(), "mail-house", "newsletter");
    assertThat(after.getInteger("year")).isEqualTo(Year.now(SHOP).getValue());
    assertThat(after.getInteger("exports")).isEqualTo(before.getInteger("exports") + 1);
    assertThat(after.getJsonArray("reasons").getString(0)).isEqualTo("a letter about chairs");
    String sheet = gateway.officer().get(SHEET).text();
    assertThat(sheet).contains("\"Reasons\",\"a letter about chairs").doesNotContain("chairs-1");
  }

  @Test
  void whoMayNotKnowEveryNumberIsToldTens() {
    subscribers("tables", 4);
    createdAudience(audience("tables", "tables"));
    assertThat(marketer().get(content(asked("tables", "a letter about tables"))).status())
        .isEqualTo(200);
    Eventually.holds(
        "it has ended",
        () -> row(marketer(), "mail-house", "newsletter").getInteger("unended") == 0);

    JsonObject row = row(marketer(), "mail-house", "newsletter");

    assertThat(members(row) % 10).isZero();
    assertThat(row.getJsonArray("reasons").contains("a letter about tables")).isTrue();
  }

  @Test
  void aRecipientThatWasToldNothingIsThereWithNone() {
    JsonObject row = row(gateway.officer(), "call-centre", "offers");

    assertThat(row.getInteger("exports")).isZero();
    assertThat(row.getJsonArray("reasons")).isEmpty();
  }

  @Test
  void aReceiverIsThereByItsHostAlone() {
    created("lamps");
    createdAudience(audience("lamps", "lamps"));
    JsonObject asked =
        new JsonObject()
            .put("url", "http://127.0.0.1:9/hooks/key-in-the-path")
            .put("reason", "weekly newsletter");
    assertThat(marketer().post("/v1/audiences/lamps/destinations", asked).status()).isEqualTo(201);

    Answer answer = gateway.officer().get(DISCLOSURES);

    assertThat(answer.list("destinations"))
        .anySatisfy(
            told -> {
              assertThat(told.getString("audience")).isEqualTo("lamps");
              assertThat(told.getString("recipient")).isEqualTo("mail-house");
              assertThat(told.getString("purpose")).isEqualTo("newsletter");
              assertThat(told.getString("host")).isEqualTo("127.0.0.1");
            });
    assertThat(answer.text() + gateway.officer().get(SHEET).text())
        .doesNotContain("key-in-the-path");
  }

  @Test
  void whoMayNotReadTheRegisterReadsNoDisclosures() {
    assertThat(gateway.tool().get(DISCLOSURES).status()).isEqualTo(403);
  }

  private String asked(String audience, String reason) {
    Answer answer =
        marketer()
            .post("/v1/audiences/" + audience + "/exports", new JsonObject().put("reason", reason));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().getString("id");
  }

  private static long members(JsonObject row) {
    return row.getJsonObject("members").getLong("count");
  }

  /** The row of the present year. */
  private static JsonObject row(Http reader, String recipient, String purpose) {
    return reader.get(DISCLOSURES).list("exports").stream()
        .filter(row -> row.getString("recipient").equals(recipient))
        .filter(row -> row.getString("purpose").equals(purpose))
        .findFirst()
        .orElseThrow();
  }
}
