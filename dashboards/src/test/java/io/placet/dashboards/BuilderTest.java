package io.placet.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.placet.dashboards.StubGateway.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule builder as a marketer uses it. */
class BuilderTest extends Screens {
  private static final JsonObject NOBODY =
      new JsonObject().put("combinator", "and").put("rules", new JsonArray());

  private static final String REGULARS =
      """
      {"combinator":"and","rules":[{"measure":"count","event":"Order Completed","operator":">=","value":3,"within":"P2W",
        "where":{"combinator":"and","rules":[{"property":"country","operator":"in","value":["FR","BE"]}]}}]}
      """;

  BuilderTest() {
    super("segments:read", "segments:write", "members:read", "flow:read", "register:read");
  }

  @Test
  void anEmptyRuleIsSaidAndSentToMeanNobody() {
    Page page = open("segments/new");

    assertThat(preview(page)).containsText("An empty rule means nobody.");
    awaitRule(page, NOBODY::equals);
  }

  @Test
  void anEmptyGroupInsideIsSentAsItIs() {
    Page page = open("segments/new");
    press(page, "Add group to The rule");
    press(page, "Add condition to The rule");
    press(page, "Remove condition 1.1");

    awaitRule(
        page,
        new JsonObject(
                """
                {"combinator":"and","rules":[{"combinator":"or","rules":[]},
                 {"measure":"did","event":"Order Completed"}]}
                """)
            ::equals);
    assertThat(page.getByText("An empty group says nothing")).isVisible();
  }

  @Test
  void aSegmentIsBuiltAndSavedAsTheRuleThatWasShown() {
    gateway.on(
        Definitions.PREVIEW,
        Definitions.preview("Ordered at least 3 times in the last 2 weeks", 1_250, "about 1,250"));
    Page page = open("segments/new");
    page.getByLabel("Name").fill("Regulars");
    page.getByLabel("Description").fill("Come often");

    press(page, "Add condition to The rule");
    Locator condition = page.getByRole(AriaRole.GROUP, named("Condition 1").setExact(true));
    assertThat(condition.getByLabel("Ask")).isFocused();
    condition.getByLabel("Ask").selectOption("How often");
    condition.getByLabel("Value").fill("3");
    condition.getByLabel("In the last, unit").selectOption("weeks");
    condition.getByLabel("In the last, how many").fill("2");
    press(page, "Only where… Condition 1");
    condition.getByLabel("Property", exactly()).selectOption("country");
    condition.getByLabel("Comparison").last().selectOption("is one of");
    condition.getByLabel("Values, one a line").fill("FR\nBE");

    JsonObject rule = new JsonObject(REGULARS);
    awaitRule(page, rule::equals);
    assertThat(status(page)).containsText("Of the rule as it stands");
    assertThat(preview(page)).containsText("Ordered at least 3 times in the last 2 weeks");
    assertThat(preview(page)).containsText("about 1,250");
    assertThat(preview(page)).containsText("1,125 to 1,375 with 95 % confidence");
    press(page, "Create segment");

    assertThat(page.getByRole(AriaRole.HEADING, named("Big spenders"))).isVisible();
    assertThat(new JsonObject(gateway.lastAsked("POST /v1/segments").body()))
        .isEqualTo(
            new JsonObject()
                .put("name", "Regulars")
                .put("description", "Come often")
                .put("purpose", "profiling")
                .put("rule", rule));
    assertThat(complaints).isEmpty();
  }

  @Test
  void aPreviewOfAnEarlierRuleIsNeverShownAsThatOfTheRuleOnTheScreen() {
    gateway.on(Definitions.PREVIEW, Definitions.preview("Did one thing", 1_250, "about 1,250"));
    Page page = open("segments/new");
    press(page, "Add condition to The rule");
    assertThat(status(page)).containsText("Of the rule as it stands");

    gateway.on(Definitions.PREVIEW, Answer.NEVER);
    page.getByLabel("Ask").selectOption("How often");

    assertThat(preview(page)).containsText("about 1,250");
    assertThat(status(page)).containsText("Of the rule before your last change");
    assertThat(page.locator(".previewed")).hasClass("previewed stale");
  }

  @Test
  void aRefusalIsShownAtTheVeryControl() {
    gateway.on(
        Definitions.PREVIEW,
        Definitions.refused("rule.rules[1].rules[0].value: a whole number is needed"));
    Page page = open("segments/new");
    press(page, "Add condition to The rule");
    press(page, "Add group to The rule");
    Locator inner = page.getByRole(AriaRole.GROUP, named("Condition 2.1").setExact(true));
    inner.getByLabel("Ask").selectOption("How often");
    inner.getByLabel("Value").fill("many");

    Locator value = inner.getByLabel("Value");
    assertThat(value).hasAttribute("aria-invalid", "true");
    assertThat(value).hasAccessibleDescription("a whole number is needed");
    assertThat(page.locator("[aria-invalid=true]")).hasCount(1);
    awaitRule(page, rule -> rule.encode().contains("\"value\":\"many\""));
  }

  @Test
  void aSequenceIsBuiltWithTheKeyboardAlone() {
    Page page = open("segments/new");
    button(page, "Add condition to The rule").focus();
    page.keyboard().press("Enter");
    page.keyboard().type("Seq");

    Locator second = page.getByRole(AriaRole.GROUP, named("Step 2 of condition 1").setExact(true));
    second.getByLabel("Then").selectOption("Order Refunded");
    second.getByLabel("After at most, unit").selectOption("days");
    press(page, "Without… in between, Step 2 of condition 1");
    second.getByLabel("Without, in between").selectOption("Product Viewed");

    JsonObject expected =
        new JsonObject(
            """
            {"measure":"sequence","steps":[{"event":"Order Completed"},
             {"event":"Order Refunded","within":"P30D","without":[{"event":"Product Viewed"}]}]}
            """);
    awaitRule(page, rule -> rule.getJsonArray("rules").stream().anyMatch(expected::equals));
  }

  @Test
  void aChangeBeginsWithTheRuleInForceAndSaysOnWhichVersionItRests() {
    Page page = open("segments/change/big-spenders");
    assertThat(page.getByLabel("Name")).hasValue("Big spenders");
    assertThat(page.getByLabel("Value")).hasValue("500");
    page.getByLabel("Value").fill("600");

    press(page, "Save as version 3");

    assertThat(page.getByRole(AriaRole.HEADING, named("Big spenders"))).isVisible();
    JsonObject sent = new JsonObject(gateway.lastAsked("PUT " + Definitions.BIG).body());
    assertThat(sent.getInteger("basedOn")).isEqualTo(2);
    assertThat(sent.getJsonObject("rule").getJsonArray("rules").getJsonObject(0).getValue("value"))
        .isEqualTo(600);
  }

  @Test
  void whoMayNotChangeSegmentsIsNotOfferedTo() {
    Contract.on(gateway, "officer", "segments:read");
    Page page = open("segments");

    assertThat(page.getByRole(AriaRole.LINK, named("Big spenders")).first()).isVisible();
    assertThat(page.getByRole(AriaRole.LINK, named("New segment"))).hasCount(0);
    assertThat(page.getByRole(AriaRole.BUTTON, named("Archive"))).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT"})
  void theBuilderIsAccessibleAndFits(int width, ColorScheme scheme) {
    gateway.on(
        Definitions.PREVIEW,
        Definitions.preview("Ordered at least once, and refunded it", 1_250, "about 1,250"));
    Page page = open("segments/new", width, scheme);
    press(page, "Add condition to The rule");
    press(page, "Only where… Condition 1");
    press(page, "Add group to The rule");
    Locator inner = page.getByRole(AriaRole.GROUP, named("Condition 2.1").setExact(true));
    inner.getByLabel("Ask").selectOption("Sequence");
    press(page, "Without… in between, Step 2 of condition 2.1");
    press(page, "Add condition to Group 2");
    page.getByRole(AriaRole.GROUP, named("Condition 2.2").setExact(true))
        .getByLabel("Ask")
        .selectOption("Average");
    gateway.on(
        Definitions.PREVIEW,
        Definitions.refused("rule.rules[1].rules[1].value: a number with at most 4 decimals"));
    page.getByLabel("Value").last().fill("1.00001");
    assertThat(page.locator("[aria-invalid=true]")).hasCount(1);

    isAccessibleAndFits(page, "builder", width, scheme);
  }

  private void awaitRule(Page page, Predicate<JsonObject> expected) {
    page.waitForCondition(() -> wasAsked(Definitions.PREVIEW) && expected.test(ruleAsked()));
  }

  private JsonObject ruleAsked() {
    return new JsonObject(gateway.lastAsked(Definitions.PREVIEW).body()).getJsonObject("rule");
  }

  private static Locator preview(Page page) {
    return page.getByRole(AriaRole.COMPLEMENTARY, named("Preview"));
  }

  private static Locator status(Page page) {
    return preview(page).getByRole(AriaRole.STATUS);
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }
}
