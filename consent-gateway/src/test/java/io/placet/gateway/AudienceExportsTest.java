package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told of, by what, and what of it is kept. */
class AudienceExportsTest extends AudiencesAtTheGateway {
  AudienceExportsTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void aRecipientIsToldOfMembersWhoMayBeContactedNow() {
    subscribers("telling", 3);
    profiled("telling-unknown");
    isIn("telling-unknown", "telling");
    Eventually.holds("the memberships are read", () -> size("telling") == 4);
    unsubscribed("telling-2");
    withdrawn("telling-3");
    createdAudience(audience("telling", "telling"));

    List<JsonObject> rows = taken("telling");

    assertThat(rows).hasSize(1);
    JsonObject row = rows.get(0);
    assertThat(row.fieldNames()).containsExactlyInAnyOrder("contact", "revision", "expires");
    assertThat(row.getString("contact")).isEqualTo("user:telling-1");
    assertThat(row.getString("revision")).startsWith(gateway.partitionOf("telling-1") + "@");
    assertThat(Instant.parse(row.getString("expires")))
        .isBetween(
            Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
  }

  @Test
  void anExportIsTakenOnceByWhoAskedForIt() {
    subscribers("once", 1);
    createdAudience(audience("once", "once"));
    String export = ready("once", "csv");

    assertThat(gateway.officer().get(content(export)).status()).isEqualTo(403);
    Answer taken = marketer().get(content(export));

    assertThat(taken.header("Content-Type")).startsWith("text/csv");
    assertThat(taken.header("Content-Disposition")).contains("once.csv");
    assertThat(taken.header("RateLimit")).startsWith("\"contacts\";r=");
    assertThat(taken.text().lines().toList()).hasSize(2);
    assertThat(marketer().get(content(export)).status()).isEqualTo(409);
    Eventually.holds("it is taken", () -> export(export).getString("state").equals("taken"));
  }

  @Test
  void whoIsHeldOutIsToldToNobody() {
    subscribers("held", 60);
    createdAudience(audience("held", "held").put("holdOutPercent", 50));

    List<String> first = contactsOf("held");
    List<String> again = contactsOf("held");

    assertThat(first).isEqualTo(again).hasSizeBetween(15, 45);
  }

  @Test
  void whoHasNoneOfTheChosenAddressesIsSkippedAndCounted() {
    subscribers("addresses", 12);
    createdAudience(
        audience("addresses", "addresses").put("identifiers", new JsonArray().add("email")));
    String export = ready("addresses", "ndjson");

    assertThat(marketer().get(content(export)).text()).isEmpty();

    Eventually.holds("it is taken", () -> export(export).getString("state").equals("taken"));
    JsonObject rows = export(export).getJsonObject("rows");
    assertThat(rows.getJsonObject("skipped").getInteger("count")).isEqualTo(10);
    assertThat(rows.getJsonObject("told").getString("shown")).isEqualTo("fewer than 10");
  }

  @Test
  void aMemberIsToldByItsAddressWhereThatWasChosen() {
    subscribers("mailed", 2);
    Answer identified =
        gateway
            .sender()
            .post(
                "/v1/identify",
                new JsonObject()
                    .put("userId", "mailed-1")
                    .put("traits", new JsonObject().put("email", "Mailed.One@Example.ORG")));
    assertThat(identified.status()).as(identified.text()).isEqualTo(200);
    createdAudience(audience("mailed", "mailed").put("identifiers", new JsonArray().add("email")));
    Eventually.holds("the address is read", () -> !taken("mailed").isEmpty());

    List<JsonObject> rows = taken("mailed");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).fieldNames()).containsExactlyInAnyOrder("email", "revision", "expires");
    assertThat(rows.get(0).getString("email")).isEqualTo("mailed.one@example.org");
  }

  @Test
  void ofAnUploadedListThoseAreToldWhoMayBeContacted() {
    subscribed("on-list-1");
    profiled("on-list-2");
    subscribed("not-on-list");
    Answer uploaded =
        marketer()
            .put(
                "/v1/lists/fair?origin=fair%202026&reason=an%20invitation",
                BodyPublishers.ofString("contact\nuser:on-list-1\nuser:on-list-2\n"),
                "Content-Type",
                "text/csv");
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(200);
    createdAudience(audience("invited", "any").put("source", new JsonObject().put("list", "fair")));

    assertThat(contactsOf("invited")).containsExactly("user:on-list-1");
  }

  @Test
  void aSuppressionListHasThoseWhoSaidNoAndNobodyElse() {
    subscribed("asked-not-to");
    unsubscribed("asked-not-to");
    subscribed("reads");
    profiled("never-said");
    createdAudience(
        audience("not-them", "any").put("source", new JsonObject().put("suppressed", true)));

    assertThat(contactsOf("not-them"))
        .contains("user:asked-not-to")
        .doesNotContain("user:reads", "user:never-said");

    subscribed("asked-not-to");
    assertThat(contactsOf("not-them")).doesNotContain("user:asked-not-to");
  }

  @Test
  void anAudienceThatWasChangedSinceIsAskedForAnew() {
    subscribers("moving", 1);
    createdAudience(audience("moving", "moving"));
    String export = ready("moving", "csv");
    JsonObject change = audience("moving", "moving").put("basedOn", 1).put("name", "Others");
    change.remove("id");
    assertThat(marketer().put("/v1/audiences/moving", change).status()).isEqualTo(200);

    Answer taken = marketer().get(content(export));

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.json().getString("detail")).contains("changed since");
  }

  @Test
  void aContactLearnsWhoWasToldOfIt() {
    subscribers("disclosed", 1);
    createdAudience(audience("disclosed", "disclosed"));
    String export = ready("disclosed", "csv");
    assertThat(marketer().get(content(export)).status()).isEqualTo(200);

    Answer held =
        gateway
            .officer()
            .post(
                "/v1/contacts/user:disclosed-1/export",
                new JsonObject().put("reason", "asked by the person"));

    assertThat(held.list("disclosures"))
        .anySatisfy(
            told -> {
              assertThat(told.getString("recipient")).isEqualTo("mail-house");
              assertThat(told.getString("purpose")).isEqualTo("newsletter");
              assertThat(told.getString("export")).isEqualTo(export);
            });
    assertThat(gateway.officer().get("/v1/audit?limit=500").list("entries"))
        .anyMatch(
            entry ->
                entry.getString("action").equals("export_taken")
                    && entry.getString("reason").contains("disclosed for mail-house: winter"));
  }

  @Test
  void aReasonNamesNobody() {
    created("reasons");
    createdAudience(audience("reasons", "reasons"));

    Answer answer =
        marketer()
            .post(
                "/v1/audiences/reasons/exports", new JsonObject().put("reason", "for a@b.example"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).contains("reason:");
  }

  @Test
  void theExportsOfAnAudienceAreListedTheNewestFirst() {
    created("listed");
    createdAudience(audience("listed", "listed"));
    String first = ready("listed", "csv");
    String second = ready("listed", "csv");

    assertThat(
            gateway.officer().get("/v1/audience-exports?audience=listed").list("exports").stream()
                .map(export -> export.getString("id")))
        .containsExactly(second, first);
  }
}
