package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Audiences are held against the register, when they are written and when they are used. */
class AudiencesTest extends AudiencesAtTheGateway {
  AudiencesTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void anAudienceIsShownAsItWasMade() {
    created("shown-buyers");

    JsonObject made = createdAudience(audience("shown", "shown-buyers").put("holdOutPercent", 10));

    assertThat(made.getInteger("version")).isEqualTo(1);
    JsonObject read = marketer().get("/v1/audiences/shown").json();
    assertThat(read).isEqualTo(made);
    assertThat(read.getJsonObject("source").getString("segment")).isEqualTo("shown-buyers");
    assertThat(read.getInteger("holdOutPercent")).isEqualTo(10);
    assertThat(read.getJsonObject("members").getString("shown")).isEqualTo("fewer than 10");
    assertThat(read.containsKey("misfit")).isFalse();
  }

  @Test
  void anUndeclaredRecipientIsRefusedWithWhatIsDeclaredAndTheRefusalIsKept() {
    created("refused-buyers");

    Answer answer =
        marketer()
            .post("/v1/audiences", audience("broker", "refused-buyers").put("recipient", "broker"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail"))
        .contains("not declared in the register; declared: mail-house, call-centre");
    assertThat(marketer().get("/v1/audiences/broker").status()).isEqualTo(404);
    Eventually.holds(
        "the refusal is kept",
        () ->
            gateway.officer().get("/v1/audience-refusals").list("refusals").stream()
                .anyMatch(
                    refusal ->
                        "broker".equals(refusal.getString("audience"))
                            && refusal.getString("reason").contains("declared: mail-house")
                            && refusal.getString("by").equals("marketer")));
  }

  @Test
  void whatTheRegisterDoesNotLetTheRecipientHaveIsRefused() {
    created("purposes");
    refused(audience("p", "purposes").put("purpose", "profiling"), "may receive data for:");
    refused(audience("p", "purposes").put("purpose", "surveys"), "declared: newsletter");
    refused(audience("p", "purposes").put("channel", "sms"), "allowed for newsletter: email");
    refused(audience("p", "no-such-segment"), "there is no such segment");
    refused(audience("p", "purposes").put("identifiers", new JsonArray()), "at least one");
    refused(
        audience("p", "purposes").put("source", new JsonObject().put("list", "none")),
        "there is no such list");
    refused(
        audience("p", "purposes")
            .put("source", new JsonObject().put("segment", "purposes").put("suppressed", true)),
        "exactly one of");
  }

  @Test
  void whoIsNotToBeContactedIsNeverToldByTelephoneNumber() {
    refused(
        audience("s", "any")
            .put("source", new JsonObject().put("suppressed", true))
            .put("identifiers", new JsonArray().add("phone")),
        "contact, email, email-sha256");
  }

  @Test
  void aChangeNamesTheVersionItIsBasedOn() {
    created("changed-buyers");
    createdAudience(audience("changed", "changed-buyers"));
    JsonObject change = audience("changed", "changed-buyers").put("name", "Others");
    change.remove("id");

    assertThat(marketer().put("/v1/audiences/changed", change.copy().put("basedOn", 2)).status())
        .isEqualTo(409);
    Answer changed = marketer().put("/v1/audiences/changed", change.copy().put("basedOn", 1));

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().getInteger("version")).isEqualTo(2);
    assertThat(changed.json().getString("name")).isEqualTo("Others");
  }

  @Test
  void ofAnArchivedAudienceNobodyIsTold() {
    created("archived-buyers");
    createdAudience(audience("archived", "archived-buyers"));

    setState("archived", "archived");

    assertThat(ask(marketer(), "archived", "csv").status()).isEqualTo(409);
    setState("archived", "live");
    assertThat(ask(marketer(), "archived", "csv").status()).isEqualTo(201);
  }

  @Test
  void anAudienceOfASegmentThatIsGoneSaysSoAndIsNotExported() {
    created("leaving");
    createdAudience(audience("left", "leaving"));
    Answer archived =
        marketer().post("/v1/segments/leaving/state", new JsonObject().put("state", "archived"));
    assertThat(archived.status()).as(archived.text()).isEqualTo(200);

    assertThat(marketer().get("/v1/audiences/left").json().getString("misfit"))
        .contains("no such segment");
    assertThat(ask(marketer(), "left", "csv").status()).isEqualTo(409);
  }

  @Test
  void onlyWhoMayWriteAudiencesMakesThem() {
    for (Http caller : List.of(gateway.tool(), gateway.sender(), gateway.collectionPoint())) {
      assertThat(caller.post("/v1/audiences", audience("x", "y")).status()).isEqualTo(403);
      assertThat(caller.get("/v1/audiences").status()).isEqualTo(403);
    }
  }

  private void setState(String id, String state) {
    Answer answer =
        marketer().post("/v1/audiences/" + id + "/state", new JsonObject().put("state", state));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().getString("state")).isEqualTo(state);
  }

  private void refused(JsonObject audience, String detail) {
    Answer answer = marketer().post("/v1/audiences", audience);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).contains(detail);
  }
}
