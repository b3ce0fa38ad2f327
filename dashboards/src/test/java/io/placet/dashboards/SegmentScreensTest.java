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

/** The list of segments, and one of them from each side. */
class SegmentScreensTest extends Screens {
  SegmentScreensTest() {
    super(
        "segments:read",
        "segments:write",
        "members:read",
        "flow:read",
        "register:read",
        "contacts:find",
        "consents:read");
  }

  @Test
  void theListSaysWhatEachIsAndHowManyAreInIt() {
    Page page = open("segments");

    assertThat(item(page, "Big spenders")).containsText("at least 500 in the last 90 days");
    assertThat(item(page, "Big spenders")).containsText("1,207");
    assertThat(item(page, "Big spenders")).containsText("980 by e-mail, fewer than 10 by SMS");
    assertThat(item(page, "Big spenders")).containsText("412 of 1,207");
    assertThat(item(page, "Lapsing customers")).containsText("Paused");
    assertThat(item(page, "Early birds")).hasCount(0);

    page.getByLabel("State").selectOption("Archived");
    assertThat(item(page, "Early birds")).isVisible();
    page.getByLabel("State").selectOption("In use");
    page.getByLabel("Filter").fill("60 days");
    assertThat(item(page, "Lapsing customers")).isVisible();
    assertThat(item(page, "Big spenders")).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aSegmentIsArchivedOnceItWasConfirmed() {
    Page page = open("segments");
    press(page, "Archive Big spenders");
    page.keyboard().press("Escape");
    assertThat(button(page, "Archive Big spenders")).isFocused();
    assertThat(wasAsked("POST " + Definitions.BIG + "/state")).isFalse();

    press(page, "Archive Big spenders");
    press(page, "Yes, archive");

    assertThat(item(page, "Big spenders")).hasCount(0);
    assertThat(gateway.lastAsked("POST " + Definitions.BIG + "/state").body())
        .isEqualTo("{\"state\":\"archived\"}");
  }

  @Test
  void anArchiveThatIsRefusedSaysWhy() {
    gateway.on(
        "POST " + Definitions.BIG + "/state", Answer.problem(409, "The segment lapsing names it"));
    Page page = open("segments");

    press(page, "Archive Big spenders");
    press(page, "Yes, archive");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The segment lapsing names it");
  }

  @Test
  void membersAreListedPageByPageWithWhyTheyEntered() {
    Page page = open("segments/of/big-spenders");

    assertThat(rowOf(page, "user:17850")).containsText("in the last 90 days: yes, 512.4");
    assertThat(page.getByText("2 shown of 1,207")).isVisible();
    press(page, "Show more");
    assertThat(rowOf(page, "user:12583")).isVisible();
    assertThat(button(page, "Show more")).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void whyAContactIsInIsAskedFromItsRowAndNoAddressHasIt() {
    Page page = open("segments/of/big-spenders");

    press(page, "Why user:17850 is in or out now");

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The rule holds for user:17850 now");
    assertThat(rowOf(page, "in the last 90 days")).containsText("512.4");
    assertThat(page.getByText("Entered: by the rule")).isVisible();
    assertThat(page.url()).doesNotContain("17850");
    assertThat(complaints).isEmpty();
  }

  @Test
  void flowsSayWhoEnteredAndLeftAndWhy() {
    Page page = open("segments/of/big-spenders/flows");

    assertThat(page.getByRole(AriaRole.FIGURE, named("Big spenders over time"))).isVisible();
    assertThat(rowOf(page, "0b1c2d3e")).containsText("no longer stands for the contact");
    assertThat(rowOf(page, "9f86d081")).containsText("Entered: by the rule");
    assertThat(rowOf(page, "9f86d081")).containsText("3@10518");
  }

  @Test
  void versionsAreShownSideBySideWithWhatChanged() {
    Page page = open("segments/of/big-spenders/versions");
    Locator diff = page.getByRole(AriaRole.REGION, named("Versions 1 and 2 side by side"));

    assertThat(diff.locator("del"))
        .containsText(new String[] {"Spenders", "at least 300", "300", "P60D"});
    assertThat(diff.locator("ins"))
        .containsText(new String[] {"Big spenders", "at least 500", "500", "P90D"});
    assertThat(rowOf(page, "22 Nov 2026").first()).containsText("Marketer");
  }

  @Test
  void theContactCardSaysInWhichSegmentsItIsAndWhichScoresItHas() {
    Page page = open("contacts");
    find(page);

    assertThat(rowOf(page, "Big spenders")).containsText("in the last 90 days: yes, 512.4");
    page.getByText("Expected purchases: 1.25").click();
    assertThat(rowOf(page, "t_x")).containsText("-0.4");
    assertThat(page.getByText("Together 1.25, the value")).isVisible();
  }

  @ParameterizedTest
  @CsvSource({
    "segments, 1100, LIGHT",
    "segments, 1100, DARK",
    "segments, 360, LIGHT",
    "segments/of/big-spenders, 1100, LIGHT",
    "segments/of/big-spenders, 360, LIGHT",
    "segments/of/big-spenders/flows, 1100, LIGHT",
    "segments/of/big-spenders/flows, 360, LIGHT",
    "segments/of/big-spenders/versions, 1100, LIGHT",
    "segments/of/big-spenders/versions, 1100, DARK",
    "segments/of/big-spenders/versions, 360, LIGHT"
  })
  void everyViewIsAccessibleAndFits(String place, int width, ColorScheme scheme) {
    Page page = open(place, width, scheme);
    assertThat(page.locator(".as-of").first()).isVisible();
    assertThat(page.getByText("Loading…")).hasCount(0);
    assertThat(page.locator(".plot:empty")).hasCount(0);

    isAccessibleAndFits(page, place.replace('/', '-'), width, scheme);
  }

  @Test
  void theExplanationIsAccessible() {
    Page page = open("segments/of/big-spenders/why");
    page.getByLabel("Which contact?").fill("17850");
    press(page, "Ask");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("begins with user: or anonymous:");
    page.getByLabel("Which contact?").fill("user:17850");
    press(page, "Ask");
    assertThat(rowOf(page, "512.4")).isVisible();

    isAccessibleAndFits(page, "segment-why", WIDE, ColorScheme.LIGHT);
  }

  private static Locator item(Page page, String name) {
    return page.locator(".definition")
        .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.HEADING, named(name))));
  }
}
