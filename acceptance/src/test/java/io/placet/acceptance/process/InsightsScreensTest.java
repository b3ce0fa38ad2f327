package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.acceptance.process.InsightScreens.interval;
import static io.placet.acceptance.process.InsightScreens.shown;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.placet.dashboards.browser.Shown;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an analyst sees of a year's figures, in a browser on a real process, against what the server
 * answers.
 */
@ExtendWith({ReleasedYear.Shared.class, OnFailure.class})
class InsightsScreensTest {
  private static final String TIME_BEFORE = "&compareFrom=2010-10-11&compareUntil=2011-01-03";
  private static final String WEEKS = "/insights/metrics/orders-by-week?" + ReleasedYear.SPAN;
  private static final String VIEW = "metrics/orders-by-week?" + ReleasedYear.SPAN;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

  private final ReleasedYear year;
  private final InsightScreens analyst;

  InsightsScreensTest(ReleasedYear year) {
    this.year = year;
    this.analyst = year.analyst();
  }

  @AfterEach
  void theBrowserComplainsOfNothing() {
    assertThat(analyst.complaints()).isEmpty();
  }

  @Test
  void anAnalystsLinkLeadsToTheFigures() {
    analyst.page().navigate(year.process().addresses().page().toString());

    assertThat(analyst.page().getByRole(AriaRole.HEADING, Shown.named("Insights"))).isVisible();
    assertThat(analyst.link("Insights")).hasAttribute("aria-current", "page");
    assertThat(analyst.link("Home")).hasCount(0);
    assertThat(analyst.page().locator(".metric .plot svg")).hasCount(2);
    analyst.link("Orders, by country and week").click();
    assertThat(analyst.page().locator("figure.chart .plot svg")).isVisible();
    assertThat(analyst.page()).hasURL(Pattern.compile("#/insights/metrics/orders-by-week$"));
  }

  @Test
  void eachFigureHasItsIntervalAndWhatIsSuppressedIsSaidToBe() {
    analyst.open(VIEW + "&by=country");
    JsonNode rows = year.answered(WEEKS + "&by=country").path("rows");

    List<List<String>> expected = new ArrayList<>();
    for (JsonNode row : rows) {
      expected.add(
          List.of(
              week(row),
              row.path("cell").path("country").asText(),
              shown(row, ReleasedYear.THRESHOLD),
              interval(row),
              "–"));
    }
    Collections.reverse(expected);
    assertThat(analyst.table()).containsExactlyElementsOf(expected);
    int suppressed = count(rows, row -> row.path("suppressed").booleanValue());
    assertThat(suppressed).isBetween(12, 35);
    assertThat(analyst.hatched()).hasCount(suppressed);
    assertThat(analyst.page().locator("figure.chart [role=img]"))
        .hasAttribute("aria-label", Pattern.compile(suppressed + " suppressed"));
    assertThat(analyst.page().locator(".keys"))
        .containsText("Suppressed: below 10, which is not zero");
  }

  @Test
  void figuresAreBrokenDownAndHeldToValues() {
    analyst.open(VIEW);
    assertThat(analyst.page().locator(".part")).hasCount(0);

    analyst.field("Country").check();
    assertThat(analyst.page().locator(".part"))
        .hasText(new String[] {"United Kingdom", "EIRE", "other"});
    analyst.page().getByText("Country: all").click();
    analyst.field("EIRE").check();

    assertThat(analyst.page().locator(".part")).hasText(new String[] {"EIRE"});
    assertThat(analyst.page()).hasURL(Pattern.compile("by=country&where=country%3AEIRE$"));
    assertThat(analyst.table()).hasSize(12).allMatch(cells -> cells.get(1).equals("EIRE"));
  }

  @Test
  void whatDoesNotAddUpIsBrokenDownByItself() {
    analyst.open("metrics/buyers-by-month?from=2011-01-01&until=2011-04-01");

    assertThat(analyst.field("Country")).isChecked();
    assertThat(analyst.field("Country")).isDisabled();
    assertThat(analyst.field("Put together by").locator("option")).hasText(new String[] {"Months"});
    assertThat(analyst.table()).hasSize(9);
  }

  @Test
  void aSpanIsComparedWithTheTimeBefore() {
    analyst.open(VIEW);
    analyst.field("Compared with").selectOption("The time before, as long");
    assertThat(analyst.page().locator(".keys")).containsText("Compared with");
    JsonNode rows = year.answered(WEEKS + TIME_BEFORE).path("rows");

    List<List<String>> shown = analyst.table();

    assertThat(shown).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(rows.size() - 1 - i);
      JsonNode compared = row.path("compared");
      assertThat(shown.get(i).subList(3, 5))
          .containsExactly(
              compared.isMissingNode() ? "–" : week(compared),
              compared.isMissingNode() ? "Not released" : shown(compared, ReleasedYear.THRESHOLD));
      assertThat(shown.get(i).get(6)).startsWith(change(row.path("change")));
    }
    assertThat(count(rows, row -> row.has("change"))).isPositive();
  }

  @Test
  void windowsAreAddedUp() {
    analyst.open(VIEW);
    analyst.field("Put together by").selectOption("The whole span");
    assertThat(analyst.page()).hasURL(Pattern.compile("period=total"));
    JsonNode total = year.answered(WEEKS + "&period=total").path("rows").get(0);

    Locator row = analyst.openTable().first();

    assertThat(row).containsText("3 Jan 2011 to 27 Mar 2011");
    assertThat(row.locator("td"))
        .hasText(
            new String[] {
              "3 Jan 2011 to 27 Mar 2011",
              shown(total, ReleasedYear.THRESHOLD),
              interval(total),
              "12 of 12",
              "–"
            });
  }

  @Test
  void aTimeOfWhichNothingWasReleasedIsNeitherZeroNorSuppressed() {
    analyst.open("metrics/orders-by-week?from=2010-11-01&until=2010-12-13");

    assertThat(analyst.page().locator(".keys")).containsText("Not released");
    assertThat(analyst.openTable().last()).containsText("1 Nov 2010 to 28 Nov 2010Not released");
  }

  @Test
  void aNoteStaysInTheBrowser() {
    List<String> sent = new ArrayList<>();
    analyst.open(VIEW);
    analyst.page().onRequest(request -> sent.add(request.url() + request.postData()));
    analyst.field("Day").fill("2011-02-09");
    analyst.field("What happened").fill("Winter campaign");
    analyst.press("Add the note");

    assertThat(analyst.row("Winter campaign")).containsText("9 Feb 2011");
    assertThat(analyst.page().locator(".keys")).containsText("Note");
    analyst.page().reload();
    assertThat(analyst.openTable().filter(saying("1: Winter campaign")))
        .containsText("Week of 7 Feb 2011");
    assertThat(analyst.region("Notes")).containsText("Kept in this browser only");
    assertThat(sent).isNotEmpty().noneMatch(text -> text.contains("campaign"));

    analyst.button("Take away note 1").click();
    assertThat(analyst.page().getByText("Winter campaign")).hasCount(0);
  }

  @Test
  void figuresAreTakenAsFiles() {
    analyst.open(VIEW + "&by=country");

    String csv = new String(analyst.saved(() -> analyst.press("Download CSV")), UTF_8);
    byte[] parquet = analyst.saved(() -> analyst.press("Download Parquet"));

    assertThat(csv.lines()).hasSize(1 + 12 * 3);
    assertThat(csv).startsWith("from,until,country,value,low,high,suppressed");
    assertThat(parquet).startsWith("PAR1".getBytes(UTF_8));
  }

  private static String week(JsonNode row) {
    return "Week of " + DAY.format(Instant.parse(row.path("from").asText()).atZone(PARIS));
  }

  /** What a change reads like, up to its interval. */
  private static String change(JsonNode change) {
    if (change.isMissingNode()) {
      return "–";
    }
    long value = change.path("value").longValue();
    return (value > 0 ? "+" : value < 0 ? "−" : "") + Math.abs(value) + " (";
  }

  private static int count(JsonNode rows, Predicate<JsonNode> which) {
    return (int) StreamSupport.stream(rows.spliterator(), false).filter(which).count();
  }

  private static Locator.FilterOptions saying(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
