package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mailed links: what they do, what they never do, and what bent and late ones meet. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinksTest {
  private PeopleGateway people;

  @BeforeAll
  void start(EmbeddedKafka kafka, @TempDir Path folder) {
    people = new PeopleGateway(kafka, folder);
  }

  @AfterAll
  void stop() {
    people.close();
  }

  @Test
  void aLinkInAMessageWithdrawsInOneStepOnWhateverGateway() {
    people.customer("link-1", "link-1@example.org");
    Visitor anyone = Visitor.of(people.second);
    String link = people.withdrawLink("link-1");
    assertThat(people.mayMail("link-1")).isTrue();

    Answer done = anyone.post(link, "what", "this");

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text()).contains("It has stopped");
    assertThat(people.mayMail("link-1")).isFalse();
    ConsentRecorded record = people.newest("link-1");
    assertThat(record.getState()).isEqualTo(RecordedState.WITHDRAWN);
    assertThat(record.getActor()).isEqualTo(RecordedActor.PERSON);
    assertThat(record.getMethod()).isEqualTo("mailed-link");
    assertThat(record.getCollectionPoint()).isEqualTo("preference-page");
  }

  @Test
  void aLinkInAMessageShowsNothingOfTheContactAndCanGiveNothing() {
    people.customer("link-2", "link-2@example.org");
    Visitor anyone = Visitor.of(people.first);
    String link = people.withdrawLink("link-2");

    String before = anyone.get(link).text();
    Answer given = anyone.post(link, "what", "give:offers:sms", "do", "give:offers:sms");
    String after = anyone.post(link, "what", "everything").text() + anyone.get(link).text();

    assertThat(given.status()).isEqualTo(400);
    assertThat(before + after)
        .doesNotContain(
            "link-2", "example.org", "Agree", "agreed on", "<table", "checkout", "2026");
    assertThat(before.replaceAll(link, "")).isEqualTo(anyone.get(link).text().replaceAll(link, ""));
    assertThat(people.records("link-2"))
        .extracting(ConsentRecorded::getState)
        .containsOnly(RecordedState.GIVEN, RecordedState.WITHDRAWN);
  }

  @Test
  void everythingIsWithdrawnWithOneButton() {
    people.customer("link-3", "link-3@example.org");
    people.first.officer().post(Consents.path("link-3"), Consents.given("profiling"));

    Visitor.of(people.first).post(people.withdrawLink("link-3"), "what", "everything");

    JsonObject consents = people.first.officer().get(Consents.path("link-3")).json();
    assertThat(consents.getJsonArray("verdicts"))
        .allSatisfy(verdict -> assertThat(((JsonObject) verdict).getBoolean("decision")).isFalse());
    assertThat(people.records("link-3"))
        .extracting(ConsentRecorded::getPurpose)
        .contains("newsletter", "offers", "email-tracking", "profiling", "analytics", "advertising")
        .doesNotContain("fulfilment", "accountability");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
  void oneClickIsTakenInBothEncodingsWithoutCookieAndHoweverOften(String encoding) {
    String user = "one-click-" + encoding.length();
    people.customer(user, user + "@example.org");
    String link = people.withdrawLink(user);
    String body =
        encoding.startsWith("multipart")
            ? "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
            : "List-Unsubscribe=One-Click";

    for (int i = 0; i < 3; i++) {
      Answer answer =
          people
              .first
              .anonymous()
              .postBytes(link, body.getBytes(StandardCharsets.UTF_8), "Content-Type", encoding);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    assertThat(people.mayMail(user)).isFalse();
    assertThat(people.records(user))
        .extracting(ConsentRecorded::getMethod)
        .containsExactly("box-ticked", "one-click");
  }

  @Test
  void aToolGetsTheHeadersOfAMessageAndIsToldWhatCannotBeWithdrawn() {
    String path = "/v1/contacts/user:link-4/links";
    JsonObject newsletter = new JsonObject().put("purpose", "newsletter").put("channel", "email");

    JsonObject links = people.first.tool().post(path, newsletter).json();

    assertThat(links.getString("withdraw"))
        .startsWith("http://127.0.0.1:" + people.first.gateway().port() + "/p/u/");
    assertThat(links.getJsonObject("headers").getString("List-Unsubscribe"))
        .isEqualTo("<" + links.getString("withdraw") + ">");
    assertThat(links.getJsonObject("headers").getString("List-Unsubscribe-Post"))
        .isEqualTo("List-Unsubscribe=One-Click");
    Answer contract = people.first.tool().post(path, new JsonObject().put("purpose", "fulfilment"));
    assertThat(contract.status()).isEqualTo(400);
    assertThat(contract.text()).contains("newsletter, offers");
    assertThat(people.first.sender().post(path, newsletter).status()).isEqualTo(403);
  }

  @Test
  void forgedCutAndMistakenLinksOpenNothing() {
    people.customer("link-5", "link-5@example.org");
    String withdraw = people.withdrawLink("link-5");
    String preferences = people.preferenceLink("link-5@example.org").split("\\?", 2)[0];
    Visitor anyone = Visitor.of(people.first);
    int before = people.doings().size();
    List<String> bad =
        List.of(
            "/p/u/x",
            "/p/c/" + "A".repeat(300),
            withdraw.substring(0, withdraw.length() - 1),
            withdraw.replace("/p/u/", "/p/p/"),
            withdraw.replace("/p/u/", "/p/c/"),
            preferences.replace("/p/p/", "/p/u/"),
            preferences.replace("/p/p/", "/p/c/"));

    for (String link : bad) {
      assertThat(anyone.get(link).status()).as(link).isEqualTo(404);
      assertThat(anyone.get(link).text()).contains("This link is not valid");
      assertThat(anyone.post(link, "what", "this").status()).as(link).isEqualTo(404);
    }

    assertThat(people.doings()).hasSize(before);
  }

  @Test
  void lateLinksOpenNothingButThoseThatWithdrawNeverEnd() {
    people.customer("link-6", "link-6@example.org");
    String withdraw = people.withdrawLink("link-6");
    String preferences = people.preferenceLink("link-6@example.org");
    people.request("link-6", "link-6b@example.org");
    String confirm = people.mailbox.linkTo("link-6b@example.org", 1);
    Visitor anyone = Visitor.of(people.first);

    people.later(Duration.ofMinutes(30));
    assertThat(anyone.get(preferences).status()).isEqualTo(410);
    assertThat(anyone.post(preferences, "do", "open").text()).contains("too old");
    assertThat(anyone.get(confirm).status()).isEqualTo(200);

    people.later(Duration.ofDays(7));
    assertThat(anyone.post(confirm, "do", "confirm").status()).isEqualTo(410);
    assertThat(anyone.post(withdraw, "what", "this").status()).isEqualTo(200);
  }

  @Test
  void aGetChangesNothingHoweverOftenItComes() {
    people.customer("link-7", "link-7@example.org");
    String preferences = people.preferenceLink("link-7@example.org");
    people.request("link-7", "link-7@example.org");
    List<String> pages =
        new ArrayList<>(
            List.of(
                people.withdrawLink("link-7"),
                preferences,
                people.mailbox.linkTo("link-7@example.org", 2),
                "/preferences",
                "/p/preferences",
                "/p/style.css",
                "/.well-known/gpc.json"));
    Visitor inside = Visitor.of(people.first).open(people.preferenceLink("link-7@example.org"));
    int before = people.doings().size();

    for (String page : pages) {
      for (int i = 0; i < 5; i++) {
        Visitor.of(people.first).get(page, "User-Agent", "a scanner");
        people.first.anonymous().method("HEAD", page);
        inside.get(
            page + (page.contains("?") ? "&" : "?") + "what=everything&do=withdraw-all&saved=1");
      }
    }

    assertThat(people.doings()).hasSize(before);
    assertThat(Visitor.of(people.first).post(preferences, "do", "open").status()).isEqualTo(303);
  }

  @Test
  void pagesKeepTheirAddressAndTheirReaderToThemselves() {
    String link = people.withdrawLink("link-8");
    Answer page = people.first.anonymous().get(link, "Accept-Language", "fr-FR,fr;q=0.9");

    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'self'")
        .doesNotContain("unsafe", "script-src");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("X-Robots-Tag")).contains("noindex");
    assertThat(page.text())
        .contains("<html lang=\"fr\">", "Tout arrêter")
        .doesNotContain("<script");
    assertThat(people.first.anonymous().get(link + "?lang=en").text())
        .contains("<html lang=\"en\">");
    Answer gpc = people.first.anonymous().get("/.well-known/gpc.json");
    assertThat(gpc.json().getBoolean("gpc")).isTrue();
    assertThat(gpc.json().getString("lastUpdate")).matches("\\d{4}-\\d{2}-\\d{2}");
  }
}
