package io.placet.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.rowOf;
import static io.placet.dashboards.browser.Shown.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.placet.dashboards.StubGateway.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The card's proof and past, Consent and Register, in a browser against canned answers. */
class GovernanceScreensTest extends Screens {
  private static final String[] OFFICER = {
    "flow:read",
    "register:read",
    "shut-offs:read",
    "contacts:find",
    "consents:read",
    "consents:write"
  };

  GovernanceScreensTest() {
    super(OFFICER);
  }

  @Test
  void aVerdictShowsTheRecordBehindItWithItsProof() {
    Page page = open("contacts");
    find(page);

    verdict(page, "Newsletter").getByText("The record behind it").click();

    assertThat(verdict(page, "Newsletter")).containsText("9f86d081884c7d659a2feaa0c55ad015");
    assertThat(verdict(page, "Newsletter").getByText("newsletter@3")).isVisible();
    assertThat(verdict(page, "Newsletter").getByText("Box ticked")).isVisible();
  }

  @Test
  void thePastShowsWhatStoodThenAndChangesNothing() {
    Page page = open("contacts");
    find(page);
    lookBack(page);

    assertThat(verdict(page, "Newsletter")).containsText("The person withdrew consent");
    assertThat(verdict(page, "Offers")).containsText("Allowed again from 15 Oct 2026, 14:00:00");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Withdraw"))).hasCount(0);
    assertThat(rowOf(page, "Consent given")).containsText("Allowed, on consent");
    assertThat(rowOf(page, "Tried to reach: no answer")).containsText("Telephone");

    press(page, "Back to now");
    assertThat(verdict(page, "Newsletter")).containsText("Rests on consent");
    assertThat(complaints).isEmpty();
  }

  @Test
  void theTimelineTurnsRound() {
    Page page = open("contacts");
    find(page);
    lookBack(page);
    assertThat(page.locator("tbody tr").first()).containsText("Consent given");

    page.getByLabel("Newest first").check();

    assertThat(page.locator("tbody tr").first()).containsText("Withdrawn");
  }

  @Test
  void consentShowsRatesEndingsNoticesShutOffsAndDuplicates() {
    Page page = open("consent");

    assertThat(rowOf(page, "2,460")).containsText("60%");
    assertThat(rowOf(page, "Advertising")).containsText("No record");
    assertThat(rowOf(page, "user:13047")).containsText("Profiling");
    assertThat(page.getByText("The first 2 of 312")).isVisible();
    assertThat(rowOf(page, "newsletter@2")).containsText("Retired");
    assertThat(rowOf(page, "newsletter@3-fr")).containsText("In force");
    assertThat(rowOf(page, "Overdue")).containsText("Stream contact-job-0f8fad5b");
    assertThat(rowOf(page, "An e-mail address")).containsText("user:17850");

    page.getByLabel("7 days").check();
    assertThat(page.getByText("Nothing that stands ends by then.")).isVisible();
    page.getByLabel("Complete").check();
    assertThat(page.getByText("There is none.")).isVisible();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aSectionThatFailsLeavesTheOthers() {
    gateway.on(Governance.FIGURES, Answer.problem(503, "Nothing can be proven now"));

    Page page = open("consent");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The gateway does not answer");
    assertThat(rowOf(page, "user:13047")).isVisible();
  }

  @Test
  void whoMayNotReadConsentsSeesFiguresAlone() {
    Contract.on(gateway, "analyst", "flow:read", "register:read");

    Page page = open("consent");

    assertThat(rowOf(page, "2,460")).isVisible();
    assertThat(page.getByRole(AriaRole.HEADING, named("Expiring"))).hasCount(0);
    assertThat(page.getByRole(AriaRole.HEADING, named("Suspected duplicates"))).hasCount(0);
  }

  @Test
  void theRegisterLeadsToItsSheet() {
    Page page = open("register");

    assertThat(rowOf(page, "or a contract by telephone")).containsText("running contract");
    assertThat(rowOf(page, "DPIA-2026-01")).containsText("3 years");
    assertThat(rowOf(page, "DPA-2025-014")).containsText("Courriel Ouest SARL");
    assertThat(page.getByRole(AriaRole.LINK, named("To read and print, in French")))
        .hasAttribute("href", "/api/v1/register/article-30?format=html&lang=fr");
    assertThat(complaints).isEmpty();
  }

  @Test
  void theRegisterSaysWhatRecipientsWereToldInFact() {
    Page page = open("register");

    assertThat(rowOf(page, "48,220")).containsText("Courriel Ouest SARL");
    assertThat(rowOf(page, "48,220")).containsText("those of 1 that did not end");
    assertThat(rowOf(page, "winter campaign")).containsText("and 3 more");
    assertThat(rowOf(page, "hooks.courriel-ouest.example")).containsText("Failing, tried again");
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "past, 1100, LIGHT", "past, 1100, DARK", "past, 360, LIGHT",
    "consent, 1100, LIGHT", "consent, 1100, DARK", "consent, 360, LIGHT",
    "register, 1100, LIGHT", "register, 1100, DARK", "register, 360, LIGHT"
  })
  void everyScreenIsAccessibleAndFits(String screen, int width, ColorScheme scheme) {
    boolean past = screen.equals("past");
    Page page = open(past ? "contacts" : screen, width, scheme);
    if (past) {
      find(page);
      lookBack(page);
      verdict(page, "Newsletter").getByText("The record behind it").click();
      page.getByText("Box ticked at checkout").click();
    }
    assertThat(page.locator(".as-of").first()).isVisible();
    assertThat(page.getByRole(AriaRole.TABLE).last()).isVisible();

    isAccessibleAndFits(page, screen, width, scheme);
  }

  private static void lookBack(Page page) {
    page.getByLabel("What stood at").fill("2026-10-15T12:00");
    press(page, "Show");
    assertThat(page.getByText("What was allowed on 15 Oct 2026, 12:00:00")).isVisible();
  }
}
