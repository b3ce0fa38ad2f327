package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  private static final String SUBJECTS = "/access/v1/search/subject";
  private static final String RESOURCES = "/access/v1/search/resource";
  private static final String ACTIONS = "/access/v1/search/action";
  private static final int READERS = 23;

  private final RunningGateway gateway;

  SearchTest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  void manyConsentToOffersByPost() {
    for (int i = 0; i < READERS; i++) {
      gateway.collectionPoint().post(Consents.path("found-" + i), sms("GIVEN"));
      gateway.collectionPoint().post(Consents.path("unfound-" + i), sms("REFUSED"));
    }
    gateway.collectionPoint().post(Consents.path("found-0"), sms("WITHDRAWN"));
  }

  @Test
  void pagesTogetherNameEveryContactThatMayBeContactedOnce() {
    List<String> found = new ArrayList<>();
    JsonObject search = search("offers", "sms");
    String token = "";
    int pages = 0;
    do {
      Answer answer =
          gateway
              .tool()
              .post(
                  RESOURCES,
                  search.put("page", new JsonObject().put("limit", 5).put("token", token)));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.list("results")).hasSizeLessThanOrEqualTo(5);
      answer.list("results").forEach(result -> found.add(result.getString("id")));
      token = answer.json().getJsonObject("page").getString("next_token");
      pages++;
    } while (!token.isEmpty());

    assertThat(found).doesNotHaveDuplicates();
    List<String> ours = found.stream().filter(id -> id.contains("found-")).toList();
    assertThat(ours).hasSize(READERS - 1).doesNotContain("user:found-0");
    assertThat(ours).allSatisfy(id -> assertThat(id).startsWith("user:found-"));
    assertThat(pages).isGreaterThan(4);
  }

  @Test
  void aSearchSaysWhatItRestsOn() {
    JsonObject context =
        gateway.tool().post(RESOURCES, search("offers", "sms")).json().getJsonObject("context");

    assertThat(context.getJsonArray("revisions")).hasSize(RunningGateway.PARTITIONS);
    assertThat(context.getString("as_of")).isNotEmpty();
  }

  @Test
  void aTokenOfAnotherSearchIsRefused() {
    String token =
        gateway
            .tool()
            .post(RESOURCES, search("offers", "sms").put("page", new JsonObject().put("limit", 1)))
            .json()
            .getJsonObject("page")
            .getString("next_token");

    Answer answer =
        gateway
            .tool()
            .post(
                RESOURCES,
                search("newsletter", "email").put("page", new JsonObject().put("token", token)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).contains("page.token");
  }

  @Test
  void aPageHasABound() {
    JsonObject tooMuch =
        search("offers", "sms").put("page", new JsonObject().put("limit", 100_000));

    assertThat(gateway.tool().post(RESOURCES, tooMuch).status()).isEqualTo(400);
  }

  @Test
  void aRecipientIsOnlyGivenContactsForItsOwnPurposes() {
    JsonObject callCentre = search("newsletter", "email");
    callCentre.getJsonObject("subject").put("id", "call-centre");
    gateway.collectionPoint().post(Consents.path("reader"), Consents.newsletter());

    assertThat(gateway.tool().post(RESOURCES, callCentre).list("results")).isEmpty();
    JsonObject asked = Consents.mayMail("reader");
    asked.getJsonObject("subject").put("id", "call-centre");
    assertThat(gateway.tool().post("/access/v1/evaluation", asked).decision()).isFalse();
    asked.getJsonObject("subject").put("id", "mail-house");
    assertThat(gateway.tool().post("/access/v1/evaluation", asked).decision()).isTrue();
  }

  @Test
  void theRecipientsThatMayProcessAreThoseOfThePurpose() {
    gateway.collectionPoint().post(Consents.path("reader"), Consents.newsletter());
    JsonObject search = Consents.mayMail("reader");
    search.getJsonObject("subject").remove("id");

    assertThat(gateway.tool().post(SUBJECTS, search).list("results"))
        .containsExactly(new JsonObject().put("type", "processor").put("id", "mail-house"));
    JsonObject nobody = Consents.mayMail("never-seen");
    assertThat(gateway.tool().post(SUBJECTS, nobody).list("results")).isEmpty();
  }

  @Test
  void theActionsThatStandAreThePurposesAndChannelsConsentedTo() {
    gateway.collectionPoint().post(Consents.path("both"), Consents.newsletter());
    gateway.collectionPoint().post(Consents.path("both"), sms("GIVEN"));
    JsonObject search = Consents.mayMail("both");
    search.remove("action");

    assertThat(gateway.tool().post(ACTIONS, search).list("results"))
        .containsExactly(action("newsletter", "email"), action("offers", "sms"));
    JsonObject mailHouse = search.copy();
    mailHouse.getJsonObject("subject").put("id", "mail-house");
    mailHouse.put("page", new JsonObject().put("limit", 1));
    Answer first = gateway.tool().post(ACTIONS, mailHouse);
    assertThat(first.list("results")).containsExactly(action("newsletter", "email"));
    mailHouse
        .getJsonObject("page")
        .put("token", first.json().getJsonObject("page").getString("next_token"));
    Answer second = gateway.tool().post(ACTIONS, mailHouse);
    assertThat(second.list("results")).containsExactly(action("offers", "sms"));
    assertThat(second.json().getJsonObject("page").getString("next_token")).isEmpty();
  }

  private static JsonObject action(String purpose, String channel) {
    return new JsonObject()
        .put("name", "process")
        .put("properties", new JsonObject().put("purpose", purpose).put("channel", channel));
  }

  private static JsonObject search(String purpose, String channel) {
    JsonObject question = Consents.question("user:any", purpose, channel);
    question.getJsonObject("resource").remove("id");
    return question;
  }

  private static JsonObject sms(String state) {
    return new JsonObject()
        .put("purpose", "offers")
        .put("channel", "sms")
        .put("state", state)
        .put("notice", new JsonObject().put("id", "offers").put("version", "1"))
        .put("collectionPoint", "checkout")
        .put("method", "box-ticked");
  }
}
