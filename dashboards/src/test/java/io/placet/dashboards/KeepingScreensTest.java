package io.placet.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.rowOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.placet.dashboards.StubGateway.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead letters under Integrate; keys and audit under Settings. */
class KeepingScreensTest extends Screens {
  @Test
  void deadLettersAreOpenedOnDemandAlone() {
    Page page = open("integrate");
    assertThat(page.getByText("Each opening is kept in the audit trail.")).isVisible();
    assertThat(wasAsked(Keeping.LETTERS)).isFalse();

    press(page, "Open the dead letters");

    assertThat(rowOf(page, "41")).containsText("Not of the declared type");
    assertThat(rowOf(page, "139,12 EUR")).containsText("user:17850");
    assertThat(rowOf(page, "1 Dec 2026").first()).containsText("Order Completed");
    assertThat(rowOf(page, "customer_birthday")).containsText("12,031");
    assertThat(gateway.asked().stream().filter(it -> it.uri().equals("/v1/dead-letters")))
        .hasSize(1);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aLetterLeadsToItsContactAndNoAddressHasIt() {
    Page page = open("integrate");
    press(page, "Open the dead letters");

    page.getByRole(AriaRole.LINK, named("user:17850")).click();

    assertThat(page.getByRole(AriaRole.HEADING, named("user:17850"))).isFocused();
    assertThat(page.getByText("What is allowed now")).isVisible();
    assertThat(page.url()).doesNotContain("17850");

    page.getByRole(AriaRole.LINK, named("Home")).click();
    page.getByRole(AriaRole.LINK, named("Contacts")).click();
    assertThat(page.getByLabel("Find a contact")).isVisible();
    assertThat(page.getByRole(AriaRole.HEADING, named("user:17850"))).hasCount(0);
  }

  @Test
  void aReplayOfOneFieldSaysWhatBecameOfItsLetters() {
    Page page = open("integrate");
    press(page, "Open the dead letters");
    page.getByLabel("Letters of").selectOption("Order Completed, total");

    press(page, "Replay");

    assertThat(page.getByRole(AriaRole.STATUS))
        .containsText("40 taken in again; 1 still does not fit; 2 withheld");
    assertThat(gateway.lastAsked(Keeping.REPLAY).body())
        .isEqualTo("{\"eventType\":\"Order Completed\",\"field\":\"total\"}");
    assertThat(complaints).isEmpty();
  }

  @Test
  void lettersThatCannotBeOpenedSayWhy() {
    gateway.on(Keeping.LETTERS, Answer.problem(503, "The topic cannot be read"));
    Page page = open("integrate");

    press(page, "Open the dead letters");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The gateway does not answer");
    assertThat(button(page, "Open the dead letters")).isEnabled();
  }

  @Test
  void withoutLettersThereIsNothingToReplay() {
    gateway.on(Keeping.LETTERS, Answer.json(200, Keeping.NO_LETTERS));
    Page page = open("integrate");

    press(page, "Open the dead letters");

    assertThat(page.getByText("No letter is kept: everything fitted.")).isVisible();
    assertThat(button(page, "Replay")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"integrate", "settings"})
  void whoMayNotIsToldSoAndNothingIsAsked(String place) {
    signInAsAdministrator();

    Page page = open(place);

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your role may not see this");
    assertThat(page.getByRole(AriaRole.BUTTON)).hasCount(0);
    assertThat(gateway.asked()).allMatch(asked -> asked.uri().equals("/v1/session"));
  }

  @Test
  void anEpochBeginsForAReasonAndShowsHowManyContactsStillMove() {
    Page page = open("settings");
    assertThat(page.getByText("Every contact is in epoch 3.")).isVisible();

    press(page, "Begin an epoch");
    epochs(page).getByLabel("Reason").fill("Monthly");
    press(page, "Begin");

    assertThat(page.getByText("Epoch 4 has begun.")).isFocused();
    assertThat(page.getByText("1,204 contacts still move to epoch 4.")).isVisible();
    assertThat(rowOf(page, "Being left")).containsText("1,204");
    assertThat(gateway.lastAsked(Keeping.BEGIN).body()).isEqualTo("{\"reason\":\"Monthly\"}");
    assertThat(complaints).isEmpty();
  }

  @Test
  void onlyAnEmptyOldEpochIsDestroyedAndOnlyInWriting() {
    Page page = open("settings");
    assertThat(button(page, "Destroy epoch 3")).hasCount(0);
    assertThat(button(page, "Destroy epoch 1")).hasCount(0);

    press(page, "Destroy epoch 2");
    epochs(page).getByLabel("Reason").fill("Nobody is in it");
    page.getByLabel("Type the epoch’s number").fill("3");
    press(page, "Destroy its key");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("That is not 2");
    assertThat(wasAsked(Keeping.DESTROY)).isFalse();

    page.getByLabel("Type the epoch’s number").fill("2");
    press(page, "Destroy its key");

    assertThat(page.getByText("The key of epoch 2 is destroyed.")).isVisible();
    assertThat(button(page, "Destroy epoch 2")).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void anEpochThatIsRefusedSaysWhy() {
    gateway.on(Keeping.BEGIN, Answer.problem(409, "Contacts still move into epoch 3"));
    Page page = open("settings");

    press(page, "Begin an epoch");
    epochs(page).getByLabel("Reason").fill("Monthly");
    press(page, "Begin");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Contacts still move into epoch 3");
    assertThat(button(page, "Begin")).isFocused();
  }

  @Test
  void aPseudonymLeadsToItsContactForAReason() {
    Page page = open("settings");
    page.getByRole(AriaRole.TEXTBOX, named("Pseudonym")).fill("Zm9vYmFy");
    page.getByLabel("Reason").fill("Fraud case 8");

    press(page, "Find its contact");
    assertThat(page.getByText("It is that of user:17850, in epoch 3.")).isVisible();
    assertThat(gateway.lastAsked(Keeping.REIDENTIFY).body())
        .isEqualTo("{\"pseudonym\":\"Zm9vYmFy\",\"reason\":\"Fraud case 8\"}");

    page.getByRole(AriaRole.LINK, named("user:17850")).click();
    assertThat(page.getByRole(AriaRole.HEADING, named("user:17850"))).isFocused();
  }

  @Test
  void aPseudonymOfNobodySaysSo() {
    gateway.on(Keeping.REIDENTIFY, Answer.problem(404, "No contact has this pseudonym"));
    Page page = open("settings");
    page.getByRole(AriaRole.TEXTBOX, named("Pseudonym")).fill("Zm9vYmFy");
    page.getByLabel("Reason").fill("Fraud case 8");

    press(page, "Find its contact");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("No contact has this pseudonym");
  }

  @Test
  void theAuditTrailSaysWhoDidWhatAndWhy() {
    Page page = open("settings");

    assertThat(rowOf(page, "Erased a contact")).containsText("Request 2026-117");
    assertThat(rowOf(page, "Opened dead letters")).containsText("46");
    assertThat(rowOf(page, "Began an epoch of pseudonyms")).containsText("Officer");
  }

  @ParameterizedTest
  @CsvSource({"1100, LIGHT", "1100, DARK", "360, LIGHT"})
  void integrateIsAccessibleAndFits(int width, ColorScheme scheme) {
    Page page = open("integrate", width, scheme);
    press(page, "Open the dead letters");
    press(page, "Replay");
    assertThat(page.getByRole(AriaRole.STATUS)).isVisible();

    isAccessibleAndFits(page, "integrate", width, scheme);
  }

  @ParameterizedTest
  @CsvSource({"1100, LIGHT", "1100, DARK", "360, LIGHT"})
  void settingsAreAccessibleAndFit(int width, ColorScheme scheme) {
    Page page = open("settings", width, scheme);
    press(page, "Begin an epoch");
    press(page, "Destroy epoch 2");
    assertThat(rowOf(page, "Erased a contact")).isVisible();

    isAccessibleAndFits(page, "settings", width, scheme);
  }

  private static Locator epochs(Page page) {
    return page.getByRole(AriaRole.REGION, named("Epochs of pseudonyms"));
  }
}
