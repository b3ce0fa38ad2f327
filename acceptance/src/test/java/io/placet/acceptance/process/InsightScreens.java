package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.placet.dashboards.browser.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The screens of released figures. */
final class InsightScreens extends PlaceScreens {
  /** Signs in by a link of its role, not used yet. */
  InsightScreens(Chromium chromium, PlacetProcess placet, String link) {
    super(chromium, placet, "insights", link);
  }

  /** Opens the table behind the chart, and returns what stands in its rows, the newest first. */
  List<List<String>> table() {
    Locator rows = openTable();
    List<List<String>> all = new ArrayList<>();
    for (Locator row : rows.all()) {
      all.add(row.locator("td").allInnerTexts());
    }
    return all;
  }

  /** The rows of the table behind the chart. */
  Locator openTable() {
    Locator figure = page().locator("figure.chart");
    if (figure.locator("details[open]").count() == 0) {
      figure.locator("summary").click();
    }
    Locator rows = figure.locator("tbody tr");
    assertThat(rows.first()).isVisible();
    return rows;
  }

  /** Boxes that stand for suppressed figures. */
  Locator hatched() {
    return page().locator("figure.chart .plot svg [fill^='url(#hidden']");
  }

  /** A figure as the page has it. */
  static String shown(JsonNode figure, int threshold) {
    return figure.path("suppressed").booleanValue()
        ? "Suppressed: below " + threshold
        : number(figure.path("value"));
  }

  static String interval(JsonNode figure) {
    return figure.path("suppressed").booleanValue()
        ? "–"
        : number(figure.path("low")) + " to " + number(figure.path("high"));
  }

  private static String number(JsonNode number) {
    return String.format(Locale.UK, "%,d", number.longValue());
  }
}
