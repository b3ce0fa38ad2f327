package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.placet.dashboards.browser.Chromium;
import io.placet.schemas.register.RegisterLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a marketer and the officer do about audiences, each in a browser, on a real process whose
 * register lets a caller be told of ten contacts a day: a first export goes out, a second waits.
 */
@ExtendWith(OnFailure.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AudiencesInBrowserTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final double MOMENT_MS = 15_000;
  private static final Buyers BUYERS = new Buyers("winter", 5);
  private static final String AUDIENCE = "Winter letter";
  private static final String ID = "winter-letter";

  @TempDir private static Path folder;
  private static PlacetProcess placet;
  private static Chromium chromium;
  private static AudienceScreens marketer;
  private static AudienceScreens officer;

  @BeforeAll
  static void buyersAreInASegment() throws IOException {
    String register =
        RegisterLoader.sampleYaml().replace("contactsPerDay: 100000", "contactsPerDay: 10");
    Path file = Files.writeString(folder.resolve("register.yaml"), register);
    placet =
        PlacetProcess.start(folder, "--register", file.toString(), "--allow-loopback-webhooks");
    Api api = placet.api();
    BUYERS.fill(api);
    Until.holds(
        BOUND,
        "the buyers are in it",
        () -> api.segmentSize(BUYERS.segment()) == BUYERS.contacts());
    chromium = new Chromium();
    marketer = new AudienceScreens(chromium, placet, placet.marketerLink());
    officer = new AudienceScreens(chromium, placet, placet.officerLink());
  }

  @AfterAll
  static void stop() {
    chromium.close();
    placet.close();
  }

  @AfterEach
  void noBrowserComplains() {
    assertThat(marketer.complaints()).isEmpty();
    assertThat(officer.complaints()).isEmpty();
  }

  @Test
  @Order(1)
  void aMarketerMakesAnAudienceAndTakesAnExportOfItOnce() {
    marketer.open("new");
    marketer.field("Name").fill(AUDIENCE);
    marketer.field("Of").selectOption("Segment: Buyers of winter");
    marketer.field("Told to").selectOption("Courriel Ouest SARL");
    marketer.field("For").selectOption("Newsletter");
    marketer.field("On").selectOption("Email");
    marketer.accessibleAndFits("audience-new");
    marketer.press("Make the audience");
    assertThat(marketer.card(AUDIENCE)).containsText("Segment " + BUYERS.segment());

    marketer.ask(AUDIENCE, "winter campaign");
    assertThat(marketer.card(AUDIENCE)).containsText("It is ready");
    marketer.accessibleAndFits("audiences");
    marketer.open("exports");
    assertThat(marketer.row("winter campaign")).containsText("Ready");
    marketer.accessibleAndFits("export-ready");
    String file = marketer.take(ID);

    assertThat(file.lines().findFirst()).contains("email,revision,expires");
    assertThat(file.lines().skip(1).map(line -> line.split(",", 2)[0]))
        .containsExactlyInAnyOrderElementsOf(BUYERS.emails());
    assertThat(marketer.row("winter campaign"))
        .containsText("Taken", new ContainsTextOptions().setTimeout(MOMENT_MS));
    assertThat(marketer.toTake()).hasCount(0);
  }

  @Test
  @Order(2)
  void anExportAboveTheQuotaWaitsForSomebodyElse() {
    marketer.open("all");
    marketer.ask(AUDIENCE, "a second letter");
    assertThat(marketer.card(AUDIENCE)).containsText("It awaits approval by somebody else");
    marketer.open("exports");
    assertThat(marketer.row("a second letter")).containsText("Awaits approval");
    assertThat(marketer.card(ID).getByRole(AriaRole.BUTTON)).hasCount(0);
    assertThat(marketer.toTake()).hasCount(0);

    officer.open("exports");
    assertThat(officer.card(ID)).containsText("Reason: a second letter");
    officer.accessibleAndFits("export-waits");
    officer.press("Approve the export of " + ID + ", a second letter");

    assertThat(officer.row("a second letter")).containsText("Ready");
    assertThat(officer.toTake()).hasCount(0);
    marketer.open("exports");
    assertThat(marketer.take(ID)).contains(BUYERS.email(0));
  }

  @Test
  @Order(3)
  void aRefusalIsSeenWithItsReasonByWhoAsked() {
    marketer.open("all");
    marketer.ask(AUDIENCE, "a third letter");
    assertThat(marketer.card(AUDIENCE)).containsText("It awaits approval by somebody else");

    officer.open("exports");
    officer.press("Refuse the export of " + ID + ", a third letter");
    officer.field("Reason").fill("one letter a week is enough");
    officer.press("Refuse");
    assertThat(officer.row("a third letter")).containsText("Refused");

    marketer.open("exports");
    assertThat(marketer.row("a third letter")).containsText("Refused: one letter a week is enough");
    assertThat(marketer.toTake()).hasCount(0);
  }

  @Test
  @Order(4)
  void nobodyIsOfferedToDecideOnTheirOwnExport() {
    officer.open("all");
    officer.ask(AUDIENCE, "within my day");
    assertThat(officer.card(AUDIENCE)).containsText("It is ready");
    officer.open("all");
    officer.ask(AUDIENCE, "above my day");
    assertThat(officer.card(AUDIENCE)).containsText("It awaits approval by somebody else");

    officer.open("exports");

    assertThat(officer.card("Reason: above my day")).containsText("You asked for it");
    assertThat(officer.card("Reason: above my day").getByRole(AriaRole.BUTTON)).hasCount(0);
    officer.accessibleAndFits("export-own");
  }

  @Test
  @Order(5)
  void theSecretOfADestinationIsShownOnce() {
    marketer.open("destinations");
    marketer.field("Audience").selectOption(AUDIENCE);
    marketer.field("Address").fill("http://127.0.0.1:9/hooks/placet");
    marketer.field("Reason").fill("weekly newsletter");
    marketer.press("Connect");

    Locator note = marketer.status("It is shown only now");
    assertThat(note.locator("code")).hasText(Pattern.compile("^whsec_\\S{20,}$"));
    String secret = note.locator("code").innerText();
    marketer.accessibleAndFits("destination-secret");

    seesNoSecret(secret, "another view", () -> views("Exports"), () -> views("Destinations"));
    seesNoSecret(secret, "a new visit", () -> marketer.open("destinations"));
    assertThat(marketer.card(ID + " to 127.0.0.1:9")).isVisible();
    marketer.accessibleAndFits("destinations");
  }

  @Test
  @Order(6)
  void whatDoesNotFitTheRegisterIsAmongTheRefusalsWithWhatIsAllowed() {
    Api.Answer refused =
        placet
            .api()
            .post(
                "/v1/audiences",
                placet.api().bearer("marketerToken"),
                """
                {"id":"elsewhere","name":"Elsewhere","source":{"segment":"%s"},"channel":"email",
                 "purpose":"newsletter","recipient":"data-broker","identifiers":["email"]}\
                """
                    .formatted(BUYERS.segment()));
    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);

    marketer.open("refusals");

    assertThat(marketer.row("elsewhere")).containsText("mail-house");
    marketer.accessibleAndFits("refusals");
  }

  @Test
  @Order(7)
  void aListIsUploadedMadeAnAudienceOfAndDeleted() {
    marketer.open("lists");
    marketer.field("Name of the list").fill("fair-2026");
    marketer
        .field("File")
        .setInputFiles(
            new FilePayload(
                "fair.csv",
                "text/csv",
                ("email\n" + BUYERS.email(0) + "\nnobody@else.example\nno address\n")
                    .getBytes(UTF_8)));
    marketer.field("Where it comes from").fill("the fair of 2026");
    marketer.field("Reason").fill("an invitation");
    marketer.press("Upload");

    Locator report = marketer.region("fair-2026 was uploaded");
    assertThat(report).containsText("Lines3Knownfewer than 10Unknown");
    assertThat(report).containsText("Wrong1");
    assertThat(marketer.row("email").last()).containsText("4");
    assertThat(report).not().containsText(BUYERS.email(0));
    assertThat(marketer.card("the fair of 2026")).containsText("fewer than 10");
    marketer.accessibleAndFits("lists");
    officer.open("lists");
    assertThat(officer.card("the fair of 2026")).containsText("On it1From");

    marketer.open("new");
    marketer.field("Name").fill("Fair goers");
    marketer.field("Of").selectOption("List: fair-2026 (fewer than 10)");
    marketer.field("Told to").selectOption("Courriel Ouest SARL");
    marketer.field("For").selectOption("Newsletter");
    marketer.field("On").selectOption("Email");
    marketer.press("Make the audience");
    assertThat(marketer.card("Fair goers")).containsText("List fair-2026");

    marketer.open("lists");
    marketer.press("Delete fair-2026");
    marketer.accessibleAndFits("list-deleting");
    marketer.press("Yes, delete");
    assertThat(marketer.card("the fair of 2026")).hasCount(0);
    marketer.open("all");
    assertThat(marketer.card("Fair goers")).containsText("Nobody is told of it now");
    marketer.accessibleAndFits("audience-without-its-list");
  }

  @Test
  @Order(8)
  void anAudienceIsChangedOnlyByWhoSawItsNewestVersion() {
    assertThat(marketer.opened("all").card(AUDIENCE)).containsText("Version1, by marketer");
    officer.open("change/" + ID);
    assertThat(officer.field("Of").locator("option:checked")).hasText("Segment: Buyers of winter");
    marketer.link("Change " + AUDIENCE).click();
    marketer.field("Held out, in percent").fill("20");
    marketer.field("Contact id").check();
    marketer.accessibleAndFits("audience-change");
    marketer.press("Save version 2");
    assertThat(marketer.card(AUDIENCE)).containsText("Version2, by marketer");
    assertThat(marketer.card(AUDIENCE)).containsText("20 %");
    assertThat(marketer.card(AUDIENCE)).containsText("Contact id, E-mail address");

    officer.field("Held out, in percent").fill("0");
    officer.press("Save version 2");

    assertThat(officer.page().getByRole(AriaRole.ALERT)).containsText("version");
    assertThat(officer.opened("all").card(AUDIENCE)).containsText("20 %");
    marketer.press("Archive " + AUDIENCE);
    assertThat(marketer.card(AUDIENCE)).containsText("Archived");
    assertThat(marketer.button("Ask for an export of " + AUDIENCE)).hasCount(0);
    marketer.press("Bring back " + AUDIENCE);
    assertThat(marketer.button("Ask for an export of " + AUDIENCE)).isVisible();
    assertThat(officer.complaints()).as("the refusal alone").hasSize(1);
    officer.complaints().clear();
  }

  private static void seesNoSecret(String secret, String when, Runnable... ways) {
    List.of(ways).forEach(Runnable::run);
    assertThat(marketer.card(ID + " to 127.0.0.1:9")).isVisible();
    assertThat(marketer.page().content()).as(when).doesNotContain(secret);
  }

  private static void views(String view) {
    marketer.page().getByRole(AriaRole.LINK, named(view).setExact(true)).click();
    assertThat(marketer.page().getByRole(AriaRole.HEADING, named(view).setExact(true))).isVisible();
  }
}
