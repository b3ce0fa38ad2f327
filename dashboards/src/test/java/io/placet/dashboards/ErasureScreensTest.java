package io.placet.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.rowOf;
import static io.placet.dashboards.browser.Shown.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.placet.dashboards.StubGateway.Answer;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contact's erasure, its receipt, and all that is held of it. */
class ErasureScreensTest extends Screens {
  @Test
  void anErasureNeedsAReasonAndTheContactsIdInWriting() {
    Page page = open("contacts");
    find(page);
    press(page, "Erase this contact");
    assertThat(page.getByText("Nothing undoes it.")).isVisible();
    assertThat(page.getByLabel("Reason")).isFocused();

    press(page, "Erase for good");
    page.getByLabel("Reason").fill("Request 2026-117");
    page.getByLabel("Type the contact’s id").fill("user:17851");
    press(page, "Erase for good");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("That is not user:17850");
    assertThat(wasAsked(Erasures.ERASE)).isFalse();
  }

  @Test
  void theKeyboardLeavesAnErasureUndone() {
    Page page = open("contacts");
    find(page);
    button(page, "Erase this contact").press("Enter");
    assertThat(page.getByLabel("Reason")).isFocused();

    page.keyboard().press("Escape");

    assertThat(button(page, "Erase this contact")).isFocused();
    assertThat(wasAsked(Erasures.ERASE)).isFalse();
  }

  @Test
  void anOfficerErasesAContactAndSeesTheReceiptPlaceByPlace() {
    Page page = open("contacts");
    find(page);

    erase(page);

    assertThat(receipt(page).getByRole(AriaRole.STATUS)).containsText("Erased everywhere");
    assertThat(receipt(page)).isFocused();
    assertThat(rowOf(page, "Gateway gateway-1")).containsText("2 ms");
    assertThat(rowOf(page, "Removed from the log")).containsText("Records (14)");
    assertThat(rowOf(page, "Key of the contact’s data")).containsText("110 ms");
    assertThat(rowOf(page, "Copies")).containsText("23 Dec 2026");
    assertThat(verdict(page, "Newsletter")).containsText("The person was erased");
    assertThat(button(page, "Erase this contact")).hasCount(0);
    assertThat(gateway.lastAsked(Erasures.ERASE).body())
        .isEqualTo("{\"reason\":\"Request 2026-117\"}");
    assertThat(complaints).isEmpty();
  }

  @Test
  void anErasureThatIsRefusedSaysWhyAndKeepsWhatWasTyped() {
    gateway.on(Erasures.ERASE, Answer.problem(404, "Nothing is recorded of this contact"));
    Page page = open("contacts");
    find(page);

    erase(page);

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing is recorded of this contact");
    assertThat(page.getByLabel("Reason")).hasValue("Request 2026-117");
  }

  @Test
  void allThatIsHeldIsDownloadedForAReason() throws IOException {
    Page page = open("contacts");
    find(page);
    press(page, "All that is held");
    page.getByLabel("Reason").fill("Request 2026-118");

    Download download = page.waitForDownload(() -> press(page, "Download"));

    assertThat(download.suggestedFilename()).isEqualTo("all-that-is-held-2026-11-23T100000.json");
    assertThat(Files.readString(download.path())).contains("\"total\": \"139.12\"");
    assertThat(page.getByText("Downloaded: 1 records of consent, 2 events")).isVisible();
    assertThat(gateway.lastAsked(Erasures.EXPORT).body())
        .isEqualTo("{\"reason\":\"Request 2026-118\"}");
  }

  @Test
  void whoMayNotEraseIsNotOfferedTo() {
    Contract.on(gateway, "analyst", "contacts:find", "consents:read");

    Page page = open("contacts");
    find(page);

    assertThat(verdict(page, "Newsletter")).isVisible();
    assertThat(button(page, "Erase this contact")).hasCount(0);
    assertThat(button(page, "All that is held")).hasCount(0);
  }

  @Test
  void requestsListErasuresAndLeadToTheirReceipts() {
    Page page = open("requests");
    assertThat(rowOf(page, "4 of 6 places")).containsText("Request 2026-117");

    rowOf(page, "Complete").getByRole(AriaRole.BUTTON).click();

    assertThat(receipt(page)).containsText("Erased everywhere");
    page.getByRole(AriaRole.LINK, named("By enforcement point")).click();
    assertThat(detail(page)).containsText("Stopped everywhere after 62 ms");
    assertThat(complaints).isEmpty();
  }

  @Test
  void requestsAreForbiddenToThoseWhoMayNotErase() {
    signInAsAdministrator();

    Page page = open("requests");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your role may not see this");
    assertThat(wasAsked("GET /v1/erasures")).isFalse();
  }

  @Test
  void nobodyErasedYetIsSaid() {
    gateway.on("GET /v1/erasures", Answer.json(200, "{\"erasures\":[]}"));

    assertThat(open("requests").getByText("Nobody was erased yet.")).isVisible();
  }

  @Test
  void aShutOffShowsEachPointAndWhatIsStillWaitedFor() {
    Page page = open("consent");

    rowOf(page, "Overdue").getByRole(AriaRole.BUTTON).click();

    assertThat(detail(page)).isFocused();
    assertThat(detail(page)).containsText("Stopped at 1 of 3 points so far. Overdue");
    Locator points = detail(page).getByRole(AriaRole.ROW);
    assertThat(points.nth(1)).containsText("2 ms");
    assertThat(points.nth(2)).containsText("Not waited for: it has gone silent");
    assertThat(points.nth(3)).containsText("Still waited for");
    detail(page).getByRole(AriaRole.LINK).click();
    assertThat(page.getByRole(AriaRole.HEADING, named("user:17850"))).isFocused();
    assertThat(page.url()).doesNotContain("17850");
  }

  @Test
  void homeLeadsToAShutOffAndThatOfAnErasureToTheErasure() {
    gateway.on(
        "GET /v1/shut-offs", () -> Answer.json(200, "{\"shutOffs\":[" + Erasures.SHUT_OFF + "]}"));
    Page page = open("home");

    page.getByRole(AriaRole.LINK, named("All processing")).click();
    assertThat(detail(page)).containsText("Of nobody any more");
    page.getByRole(AriaRole.LINK, named("The erasure and its receipt")).click();

    assertThat(receipt(page)).containsText("Request 2026-117");
    assertThat(page.getByRole(AriaRole.HEADING, named("Requests"))).isVisible();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1100, LIGHT", "1100, DARK", "360, LIGHT"})
  void theCardIsAccessibleAndFits(int width, ColorScheme scheme) {
    Page page = open("contacts", width, scheme);
    find(page);
    press(page, "All that is held");
    press(page, "Erase this contact");
    page.getByLabel("Type the contact’s id").fill("17850");
    page.getByLabel("Reason").last().fill("Request 2026-117");
    press(page, "Erase for good");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();

    isAccessibleAndFits(page, "erasing", width, scheme);
  }

  @ParameterizedTest
  @CsvSource({"1100, LIGHT", "1100, DARK", "360, LIGHT"})
  void requestsAreAccessibleAndFit(int width, ColorScheme scheme) {
    Page page = open("requests", width, scheme);
    rowOf(page, "4 of 6 places").getByRole(AriaRole.BUTTON).click();
    assertThat(receipt(page)).containsText("Under way");

    isAccessibleAndFits(page, "requests", width, scheme);
  }

  @ParameterizedTest
  @CsvSource({"1100, LIGHT", "1100, DARK", "360, LIGHT"})
  void aShutOffIsAccessibleAndFits(int width, ColorScheme scheme) {
    Page page = open("consent", width, scheme);
    rowOf(page, "Overdue").getByRole(AriaRole.BUTTON).click();
    assertThat(detail(page)).containsText("Still waited for");

    isAccessibleAndFits(page, "shut-off", width, scheme);
  }

  private static void erase(Page page) {
    press(page, "Erase this contact");
    page.getByLabel("Reason").fill("Request 2026-117");
    page.getByLabel("Type the contact’s id").fill("user:17850");
    press(page, "Erase for good");
  }

  private static Locator receipt(Page page) {
    return page.getByRole(AriaRole.REGION, named("Receipt of the erasure"));
  }

  private static Locator detail(Page page) {
    return page.getByRole(AriaRole.REGION, named("Shut-off by enforcement point"));
  }
}
