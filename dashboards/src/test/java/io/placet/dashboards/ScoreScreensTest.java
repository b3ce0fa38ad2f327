package io.placet.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.rowOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores: the list, how one is spread, why a contact has its value, and two versions. */
class ScoreScreensTest extends Screens {
  ScoreScreensTest() {
    super("segments:read", "segments:write", "members:read", "flow:read", "register:read");
  }

  @Test
  void aScoreShowsHowItsValuesAreSpread() {
    Page page = open("scores");
    page.getByRole(AriaRole.LINK, named("Expected purchases").setExact(true)).click();

    assertThat(
            page.getByRole(
                AriaRole.IMG, named("Expected purchases: 797 contacts from 0 to 4.8, the middle")))
        .isVisible();
    page.getByText("Table", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(rowOf(page, "0.5 to 1")).containsText("200");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aContactsValueIsExplainedByItsFeatures() {
    Page page = open("scores/of/expected-purchases/contacts");
    press(page, "Why user:17850 has this value");

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("user:17850 has 1.25, by version 2");
    assertThat(rowOf(page, "t_x")).containsText("-0.4");
    assertThat(page.url()).doesNotContain("17850");
  }

  @Test
  void twoVersionsStandSideBySide() {
    Page page = open("scores/of/expected-purchases/versions");

    assertThat(page.getByRole(AriaRole.FIGURE, named("Version 1"))).isVisible();
    assertThat(page.getByRole(AriaRole.FIGURE, named("Version 2"))).isVisible();
    assertThat(page.getByText("agrees to 0.93")).isVisible();
    assertThat(page.getByText("the mean is 0.12 lower by the second")).isVisible();
    assertThat(page.locator(".diff del")).containsText("0.25");
  }

  @Test
  void aScoreIsMadeFromAnExample() {
    Page page = open("scores/new");
    page.getByLabel("Name").fill("Warmth");
    page.getByLabel("Description").fill("Who came lately");
    press(page, "Points");

    press(page, "Create score");

    assertThat(page.getByRole(AriaRole.HEADING, named("Expected purchases"))).isVisible();
    JsonObject sent = new JsonObject(gateway.lastAsked("POST /v1/scores").body());
    assertThat(sent.getJsonObject("model").getString("halfLife")).isEqualTo("P30D");
    assertThat(sent.getString("purpose")).isEqualTo("profiling");
  }

  @Test
  void aModelThatIsRefusedSaysWhere() {
    gateway.on(
        "PUT " + Scores.EXPECTED, Definitions.refused("model.horizon: more than 0 is needed"));
    Page page = open("scores/change/expected-purchases");

    page.getByLabel("Model, as JSON").fill("{");
    press(page, "Save as version 3");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not JSON");
    assertThat(wasAsked("PUT " + Scores.EXPECTED)).isFalse();

    page.getByLabel("Model, as JSON").fill("{\"kind\":\"bg-nbd\",\"horizon\":0}");
    press(page, "Save as version 3");
    assertThat(page.getByLabel("Model, as JSON")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator(".wrong")).hasText("model.horizon: more than 0 is needed");
  }

  @ParameterizedTest
  @CsvSource({
    "scores, 1100, LIGHT", "scores/of/expected-purchases, 1100, LIGHT",
    "scores/of/expected-purchases, 360, LIGHT", "scores/of/expected-purchases/versions, 1100, DARK",
    "scores/of/expected-purchases/contacts, 1100, LIGHT",
        "scores/change/expected-purchases, 1100, LIGHT"
  })
  void everyViewIsAccessibleAndFits(String place, int width, ColorScheme scheme) {
    Page page = open(place, width, scheme);
    assertThat(page.locator("main section, main .definition").first()).isVisible();
    assertThat(page.getByText("Loading…")).hasCount(0);
    assertThat(page.locator(".plot:empty")).hasCount(0);

    isAccessibleAndFits(page, place.replace('/', '-'), width, scheme);
  }

  @Test
  void theExplanationIsAccessible() {
    Page page = open("scores/of/expected-purchases/explanation");
    page.getByLabel("Which contact?").fill("user:17850");
    press(page, "Ask");
    assertThat(rowOf(page, "t_x")).isVisible();

    isAccessibleAndFits(page, "score-explanation", WIDE, ColorScheme.LIGHT);
  }
}
