package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.LinkOpened;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page on which people see and change what they allowed, behind a link to their address. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreferencesTest {
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
  void aFreshLinkShowsWhatStandsAndWhatWas() {
    people.customer("pref-1", "pref-1@example.org");
    String link = people.preferenceLink(" Pref-1@Example.org".strip());

    Visitor person = Visitor.of(people.first).open(link);
    String page = person.preferences();

    assertThat(page)
        .contains(
            "We send you our newsletter", "You agreed on", "Agreed:", "The last step of an order")
        .contains("withdraw:newsletter:email", "give:offers:sms", "value=\"withdraw-all\"")
        .doesNotContain("pref-1", "user:", "give:fulfilment");
    assertThat(person.get("/p/preferences?lang=fr").text())
        .contains(
            "Nous vous envoyons notre lettre d&#39;information", "Oui, envoyez-moi la lettre");
  }

  @Test
  void everyButtonDoesWhatItSaysAtOnceForEachContactOfTheAddress() {
    people.customer("pref-2a", "pref-2@example.org");
    people.customer("pref-2b", "pref-2@example.org");
    Visitor person = Visitor.of(people.first).open(people.preferenceLink("pref-2@example.org"));

    Answer withdrawn = person.press("withdraw:newsletter:email");
    assertThat(withdrawn.status()).isEqualTo(303);
    assertThat(person.get(withdrawn.header("Location")).text()).contains("Saved");
    assertThat(people.mayMail("pref-2a")).isFalse();
    assertThat(people.mayMail("pref-2b")).isFalse();

    person.at(people.second).press("give:newsletter:email");
    assertThat(people.mayMail("pref-2a")).isTrue();
    assertThat(people.mayMail("pref-2b")).isTrue();
    ConsentRecorded given = people.newest("pref-2a");
    assertThat(given.getActor()).isEqualTo(RecordedActor.PERSON);
    assertThat(given.getCollectionPoint()).isEqualTo("preference-page");
    assertThat(given.getMethod()).isEqualTo("preference-page");
    assertThat(given.getNotice().getVersion()).isEqualTo("3");

    person.press("object");
    assertThat(people.newest("pref-2b").getState()).isEqualTo(RecordedState.OBJECTED);
    assertThat(people.mayMail("pref-2b")).isFalse();
    assertThat(person.preferences()).contains("Your objection stands");

    person.press("give:newsletter:email");
    assertThat(people.mayMail("pref-2a")).isTrue();
    person.press("withdraw-all");
    assertThat(people.mayMail("pref-2a")).isFalse();
    assertThat(person.preferences()).doesNotContain("\"withdraw:");
  }

  @Test
  void aConsentIsGivenUnderTheNoticeOfThePagesLanguage() {
    people.identify("pref-3", "pref-3@example.org");
    Visitor person = Visitor.of(people.first).open(people.preferenceLink("pref-3@example.org"));

    person.post("/p/preferences", "form", person.formToken(), "do", "give:profiling", "lang", "fr");

    ConsentRecorded given = people.newest("pref-3");
    assertThat(given.getNotice().getVersion()).isEqualTo("1-fr");
    assertThat(given.getLanguage()).isEqualTo("fr");
  }

  @Test
  void aLinkOpensOnceWhicheverGatewayIsAsked() {
    people.customer("pref-4", "pref-4@example.org");
    String link = people.preferenceLink("pref-4@example.org");

    Answer first = Visitor.of(people.first).post(link, "do", "open");
    assertThat(first.status()).isEqualTo(303);
    assertThat(first.header("Set-Cookie"))
        .startsWith("placet_preferences=")
        .contains("HttpOnly", "SameSite=Strict", "Max-Age=1800", "Path=/p");

    for (RunningGateway gateway : List.of(people.first, people.second)) {
      Answer again = Visitor.of(gateway).post(link, "do", "open");
      assertThat(again.status()).isEqualTo(410);
      assertThat(again.header("Set-Cookie")).isEmpty();
      Eventually.holds("it says so", () -> Visitor.of(gateway).get(link).status() == 410);
    }
  }

  @Test
  void ofManyWhoOpenALinkAtTheSameTimeOneIsLetIn() {
    people.customer("pref-5", "pref-5@example.org");
    String link = people.preferenceLink("pref-5@example.org");

    List<CompletableFuture<Answer>> visits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Visitor visitor = Visitor.of(i % 2 == 0 ? people.first : people.second);
      visits.add(CompletableFuture.supplyAsync(() -> visitor.post(link, "do", "open")));
    }

    List<Answer> in =
        visits.stream().map(CompletableFuture::join).filter(a -> a.status() == 303).toList();
    assertThat(in).hasSize(1);
    String cookie = in.get(0).header("Set-Cookie").split(";", 2)[0];
    assertThat(new Visitor(people.second.anonymous(), cookie).preferences()).contains("You agreed");
    String secret = cookie.substring(cookie.indexOf('=') + 1);
    assertThat(people.doings())
        .filteredOn(LinkOpened.class::isInstance)
        .noneSatisfy(opened -> assertThat(opened.toString()).contains(secret));
  }

  @Test
  void nothingIsShownOrChangedWithoutASessionOrItsForm() {
    people.customer("pref-6", "pref-6@example.org");
    people.customer("pref-6b", "pref-6b@example.org");
    Visitor person = Visitor.of(people.first).open(people.preferenceLink("pref-6@example.org"));
    Visitor other = Visitor.of(people.first).open(people.preferenceLink("pref-6b@example.org"));
    Visitor nobody = Visitor.of(people.first);
    Visitor forger = new Visitor(people.first.anonymous(), person.cookie() + "x");
    int before = people.doings().size();

    assertThat(nobody.get("/p/preferences").status()).isEqualTo(401);
    assertThat(forger.get("/p/preferences").status()).isEqualTo(401);
    assertThat(nobody.post("/p/preferences", "do", "withdraw-all").status()).isEqualTo(401);
    assertThat(person.post("/p/preferences", "do", "withdraw-all").status()).isEqualTo(401);
    assertThat(
            person.post("/p/preferences", "do", "withdraw-all", "form", other.formToken()).status())
        .isEqualTo(401);
    assertThat(person.press("give:fulfilment").status()).isEqualTo(400);
    assertThat(person.press("give:surveys").status()).isEqualTo(400);
    assertThat(person.press("shrug").status()).isEqualTo(400);

    assertThat(people.doings()).hasSize(before);
  }

  @Test
  void aSessionEndsAfterItsTimeAndWhenItIsLeft() {
    people.customer("pref-7", "pref-7@example.org");
    Visitor person = Visitor.of(people.first).open(people.preferenceLink("pref-7@example.org"));

    Answer left = person.press("leave");
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.header("Set-Cookie")).startsWith("placet_preferences=;").contains("Max-Age=0");

    people.later(Duration.ofMinutes(30));
    assertThat(person.get("/p/preferences").status()).isEqualTo(401);
  }

  @Test
  void whoeverAsksLearnsNothingOfWhetherAnAddressIsKnown() {
    people.customer("pref-8", "pref-8@example.org");
    Visitor curious = Visitor.of(people.first);

    Answer known = curious.post("/preferences", "email", "pref-8@example.org");
    Answer unknown = curious.post("/preferences", "email", "stranger@example.org");

    assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(200);
    assertThat(unknown.text()).isEqualTo(known.text()).doesNotContain("example.org");
    people.mailbox.linkTo("pref-8@example.org", 1);
    assertThat(people.mailbox.mailsTo("stranger@example.org")).isEmpty();
    Answer wrong = curious.post("/preferences", "email", "nobody");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("aria-invalid", "looks like");
  }

  @Test
  void whoeverAsksTooOftenIsToldToWait() {
    people.later(Duration.ofMinutes(16));
    Visitor impatient = Visitor.of(people.first);
    for (int i = 0; i < 3; i++) {
      assertThat(impatient.post("/preferences", "email", "pref-9@example.org").status())
          .isEqualTo(200);
    }
    assertThat(impatient.post("/preferences", "email", "PREF-9@example.org").status())
        .isEqualTo(429);
    for (int i = 0; i < 30; i++) {
      impatient.post("/preferences", "email", "other-" + i + "@example.org");
    }
    assertThat(impatient.post("/preferences", "email", "another@example.org").status())
        .isEqualTo(429);
    people.later(Duration.ofMinutes(16));
    assertThat(impatient.post("/preferences", "email", "another@example.org").status())
        .isEqualTo(200);
  }

  @Test
  void theMailIsInTheLanguageOfThePageThatAskedForIt() {
    people.customer("pref-10", "pref-10@example.org");

    Visitor.of(people.first).post("/preferences", "email", "pref-10@example.org", "lang", "fr");

    assertThat(people.mailbox.linkTo("pref-10@example.org", 1)).endsWith("?lang=fr");
    assertThat(Mailbox.subject(people.mailbox.mailsTo("pref-10@example.org").get(0)))
        .isEqualTo("Vos choix chez Cadeaux du Phare SAS");
  }
}
