package io.placet.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.rowOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.placet.dashboards.StubGateway.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Set-ups, keys and the live debugger under Integrate. */
class IntegrateScreensTest extends Screens {
  private static final String KEYS = "GET /v1/write-keys";
  private static final String STREAM = "GET /v1/debugger/events";
  private static final String EVENTS =
      """
      retry: 3000

      event: seen
      data: {"at":"2026-11-23T09:57:00Z","protocol":"segment","sender":"server","fate":"accepted",\
      "eventType":"Order Completed","contact":"user:17850","values":{"total":"39.9"}}

      event: seen
      data: {"at":"2026-11-23T09:57:01Z","protocol":"cloudevents","sender":"browser","fate":"withheld",\
      "eventType":"Product Viewed","reasons":[{"reason":"no_record"}]}

      event: lost
      data: {"count":7}

      """;

  IntegrateScreensTest() {
    super("debugger:read", "debugger:values", "write-keys:read");
  }

  @BeforeEach
  void answers() {
    gateway.on(STREAM, Answer.stream(EVENTS));
    gateway.on(
        KEYS,
        Answer.json(
            200,
            "{\"keys\":[{\"use\":\"server\",\"key\":\"SERVERS\"},{\"use\":\"browser\",\"key\":\"PAGES\"}]}"));
  }

  @Test
  void whatComesIsShownWhileItComesAndOnlyOnDemand() {
    Page page = open("integrate");
    assertThat(page.getByText("Not watching")).isVisible();
    assertThat(wasAsked(STREAM)).isFalse();

    press(page, "Watch");

    assertThat(page.getByText("Watching: 2 came, 7 more were too fast to show")).isVisible();
    assertThat(rowOf(page, "Order Completed")).containsText("user:17850");
    assertThat(rowOf(page, "Order Completed")).containsText("39.9");
    assertThat(rowOf(page, "Product Viewed")).containsText("Nothing on record");
    assertThat(rowOf(page, "Product Viewed")).containsText("CloudEvents, a page");

    press(page, "Stop watching");
    assertThat(page.getByText("Stopped: 2 came")).isVisible();
    assertThat(complaints).isEmpty();
  }

  @Test
  void whoMayWatchNoMoreIsToldSo() {
    gateway.on(STREAM, Answer.problem(429, "Too many"));
    Page page = open("integrate");

    press(page, "Watch");

    assertThat(page.getByText("The gateway ended it")).isVisible();
  }

  @Test
  void keysAreReadOnDemandAndEachSetUpHoldsItsOwn() {
    Page page = open("integrate");
    assertThat(page.getByLabel("Code to paste")).containsText("WRITE_KEY");
    assertThat(wasAsked(KEYS)).isFalse();

    press(page, "Show the keys");

    assertThat(page.getByLabel("Code to paste")).containsText("SERVERS");
    page.locator("#tool").selectOption("Segment, browser");
    assertThat(page.getByLabel("Code to paste")).containsText("PAGES");
    assertThat(page.getByLabel("Code to paste")).not().containsText("SERVERS");
    press(page, "Hide the keys");
    assertThat(page.getByLabel("Code to paste")).containsText("BROWSER_KEY");
    assertThat(complaints).isEmpty();
  }

  @Test
  void whoMayNotSeeKeysOrValuesIsShownNone() {
    Contract.on(gateway, "marketer", "debugger:read");
    Page page = open("integrate");

    press(page, "Watch");

    assertThat(rowOf(page, "Order Completed")).isVisible();
    assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Values"))).hasCount(0);
    assertThat(button(page, "Show the keys")).hasCount(0);
    assertThat(button(page, "Open the dead letters")).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({"1100, LIGHT", "1100, DARK", "360, LIGHT"})
  void integrateIsAccessibleAndFits(int width, ColorScheme scheme) {
    Page page = open("integrate", width, scheme);
    press(page, "Watch");
    press(page, "Show the keys");
    assertThat(rowOf(page, "Product Viewed")).isVisible();

    isAccessibleAndFits(page, "integrate-live", width, scheme);
  }
}
