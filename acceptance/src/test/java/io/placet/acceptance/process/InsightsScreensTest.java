package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.acceptance.process.InsightScreens.interval;
import static io.placet.acceptance.process.InsightScreens.shown;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placet.acceptance.retail.RetailFile;
import io.placet.dashboards.browser.Chromium;
import io.placet.dashboards.browser.Shown;
import io.placet.schemas.register.RegisterLoader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an analyst sees of a year's figures, in a browser on a real process. The register of these
 * tests allows much, so that figures have little noise.
 */
@ExtendWith(OnFailure.class)
class InsightsScreensTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int THRESHOLD = 10;
  private static final String SPAN = "from=2011-01-03&until=2011-03-28";
  private static final String TIME_BEFORE = "&compareFrom=2010-10-11&compareUntil=2011-01-03";
  private static final String WEEKS = "/insights/metrics/orders-by-week?" + SPAN;
  private static final String VIEW = "metrics/orders-by-week?" + SPAN;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
  private static final String SUPPRESSED =
      "SELECT suppressed, value FROM orders_by_week WHERE suppressed LIMIT 1";
  private static final Pattern PAGE = Pattern.compile("The page is on (http\\S+)");

  private static final String FIGURES =
      """
      insights:
        rho: 1
        delta: 0
        threshold: 10
        metrics:
          - id: orders-by-week
            description: Orders, by country and week
            purpose: analytics
            measure: count
            events: [Order Completed]
            period: week
            by: [{field: country, values: [United Kingdom, EIRE]}]
            cells: 5
            rho: 0.8
          - id: buyers-by-month
            description: Customers who ordered, by month
            purpose: analytics
            measure: contacts
            events: [Order Completed]
            period: month
            by: [{field: country, values: [United Kingdom, EIRE]}]
            cells: 2
            rho: 0.1
      """;

  @TempDir private static Path folder;
  private static PlacetProcess placet;
  private static Chromium chromium;
  private static InsightScreens analyst;

  @BeforeAll
  static void aYearIsReleased() throws IOException {
    Path register = register("register.yaml", FIGURES);
    placet = PlacetProcess.start(folder, "--clock", "events", "--register", register.toString());
    try (Replay replay = Replay.start(placet, RetailFile.madeUp(folder).path(), "--keep-times")) {
      assertThat(replay.counts().accepted()).isPositive();
    }
    Until.holds(
        BOUND,
        "figures of the spring",
        () -> answered(WEEKS + "&by=country").path("rows").size() == 12 * 3);
    chromium = new Chromium();
    analyst = new InsightScreens(chromium, placet, placet.analystLink());
  }

  private static Path register(String name, String figures) throws IOException {
    String sample = RegisterLoader.sampleYaml();
    return Files.writeString(
        folder.resolve(name), sample.substring(0, sample.indexOf("\ninsights:") + 1) + figures);
  }

  @AfterAll
  static void stop() {
    chromium.close();
    placet.close();
  }

  @AfterEach
  void theBrowserComplainsOfNothingButRefusedQueries() {
    assertThat(analyst.complaints()).allMatch(text -> text.contains("400"));
  }

  @Test
  void anAnalystsLinkLeadsToTheFigures() {
    analyst.page().navigate(placet.addresses().page().toString());

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
    JsonNode rows = answered(WEEKS + "&by=country").path("rows");

    List<List<String>> expected = new ArrayList<>();
    for (JsonNode row : rows) {
      expected.add(
          List.of(
              week(row),
              row.path("cell").path("country").asText(),
              shown(row, THRESHOLD),
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
    JsonNode rows = answered(WEEKS + TIME_BEFORE).path("rows");

    List<List<String>> shown = analyst.table();

    assertThat(shown).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(rows.size() - 1 - i);
      JsonNode compared = row.path("compared");
      assertThat(shown.get(i).subList(3, 5))
          .containsExactly(
              compared.isMissingNode() ? "–" : week(compared),
              compared.isMissingNode() ? "Not released" : shown(compared, THRESHOLD));
      assertThat(shown.get(i).get(6)).startsWith(change(row.path("change")));
    }
    assertThat(count(rows, row -> row.has("change"))).isPositive();
  }

  @Test
  void windowsAreAddedUp() {
    analyst.open(VIEW);
    analyst.field("Put together by").selectOption("The whole span");
    assertThat(analyst.page()).hasURL(Pattern.compile("period=total"));
    JsonNode total = answered(WEEKS + "&period=total").path("rows").get(0);

    Locator row = analyst.openTable().first();

    assertThat(row).containsText("3 Jan 2011 to 27 Mar 2011");
    assertThat(row.locator("td"))
        .hasText(
            new String[] {
              "3 Jan 2011 to 27 Mar 2011", shown(total, THRESHOLD), interval(total), "12 of 12", "–"
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

  @Test
  void sqlIsAskedRefusedAndAskedAgain() {
    String sql = "SELECT country, count(*) AS weeks FROM orders_by_week GROUP BY ALL ORDER BY ALL";
    analyst.page().evaluate("localStorage.clear()");
    analyst.open("sql");
    assertThat(analyst.region("Tables")).containsText("orders_by_week");
    analyst.field("One SELECT over the tables").fill(sql);
    analyst.page().keyboard().press("Control+Enter");
    assertThat(analyst.region("Result").locator("tbody tr")).hasCount(3);
    assertThat(analyst.region("Result").locator("tbody tr").first()).containsText("EIRE");
    assertThat(new String(analyst.saved(() -> analyst.press("Download CSV")), UTF_8).lines())
        .first()
        .isEqualTo("country,weeks");

    analyst.field("One SELECT over the tables").fill(SUPPRESSED);
    analyst.press("Run");
    assertThat(analyst.region("Result").locator("td")).hasText(new String[] {"true", "null"});

    analyst.field("One SELECT over the tables").fill("SELECT * FROM read_csv('/etc/passwd')");
    analyst.press("Run");
    assertThat(analyst.page().getByRole(AriaRole.ALERT)).containsText("read_csv");
    assertThat(analyst.region("Result")).hasCount(0);

    analyst.open("sql");
    Locator before = analyst.region("Asked before").locator("li");
    assertThat(before).hasCount(3);
    assertThat(before.first()).containsText("read_csv");
    before.last().getByRole(AriaRole.BUTTON).click();
    assertThat(analyst.field("One SELECT over the tables")).hasValue(sql);
    analyst.press("Forget them");
    assertThat(before).hasCount(0);
  }

  @Test
  void theBudgetSaysWhatIsSpentAndLeft() {
    analyst.open("budget");

    JsonNode month = answered("/insights/budget").path("months").get(0);
    assertThat(month.path("spent").path("rho").decimalValue()).isEqualByComparingTo("0.9");
    assertThat(analyst.region("Spent and left by month").locator("tbody tr").first().locator("td"))
        .hasText(new String[] {monthOf(month), "0.9, 90%", "0.1", "0", "0"});
    assertThat(analyst.row("buyers-by-month")).isVisible();
  }

  @Test
  void whatFiguresPromiseFollowsFromTheRegister() throws IOException {
    analyst.open("promise");
    List<String> here = promised(analyst.page(), answered("/insights/promise"));

    Path other =
        register(
            "other.yaml",
            FIGURES.replace("rho: 1\n", "rho: 0.3\n").replaceAll("rho: 0.[81]\n", "rho: 0.1\n"));
    try (Child dashboards =
        Child.start(
            folder,
            List.of("-XX:TieredStopAtLevel=1", "-Dplacet.logs=" + folder.resolve("other")),
            List.of(
                "dashboards",
                "--dashboards-port",
                "0",
                "--gateway-uri",
                placet.addresses().gateway().toString(),
                "--bootstrap-servers",
                placet.addresses().kafka(),
                "--register",
                other.toString()))) {
      String address =
          Until.present(
              BOUND,
              "its address",
              () ->
                  dashboards.lines().stream()
                      .map(PAGE::matcher)
                      .filter(Matcher::find)
                      .map(found -> found.group(1))
                      .findFirst());
      Api server = new Api(URI.create(address), placet.credentials());
      Until.holds(BOUND, "its figures", () -> server.get("/insights/promise").status() == 200);
      analyst.page().navigate(address + "/#/insights/promise");

      assertThat(analyst.page().getByText("The register allows ρ = 0.3")).isVisible();
      assertThat(promised(analyst.page(), server.get("/insights/promise").body()))
          .doesNotContainAnyElementsOf(here);
    }
    analyst.open("metrics");
  }

  /** The numbers of the table, which are those of the answer. */
  private static List<String> promised(Page page, JsonNode answer) {
    List<String> expected = new ArrayList<>();
    for (JsonNode loss : answer.path("loss")) {
      expected.add(String.format(Locale.ROOT, "%.2f", loss.path("epsilon").doubleValue()));
    }
    assertThat(page.locator("#loss ~ table td.numeric")).hasText(expected.toArray(String[]::new));
    assertThat(page.getByText(answer.path("officer").get(0).asText())).isVisible();
    return expected;
  }

  @Test
  void marketersAndTheOfficerSeeFiguresAndTheAdministratorDoesNot() {
    for (String link : List.of(placet.marketerLink(), placet.officerLink())) {
      InsightScreens screens = new InsightScreens(chromium, placet, link);
      assertThat(screens.link("Home")).hasAttribute("aria-current", "page");
      screens.link("Insights").click();
      assertThat(screens.page().locator(".metric .plot svg")).hasCount(2);
      screens.page().close();
    }

    InsightScreens administrator = new InsightScreens(chromium, placet, placet.administratorLink());
    assertThat(administrator.link("Home")).isVisible();
    assertThat(administrator.link("Insights")).hasCount(0);
    administrator.page().navigate(placet.addresses().page() + "/#/insights");
    assertThat(administrator.page().getByText("Your role may not see this")).isVisible();
    administrator.page().close();
  }

  @Test
  void everyScreenIsAccessibleAndFits() {
    analyst.open("metrics");
    assertThat(analyst.page().locator(".metric .plot svg")).hasCount(2);
    analyst.accessibleAndFits("insights");
    analyst.open(
        "metrics/orders-by-week?from=2011-02-14&until=2011-03-07&by=country&against=before");
    assertThat(analyst.openTable().first()).isVisible();
    analyst.page().getByText("Country: all").click();
    analyst.accessibleAndFits("insights-metric");
    analyst.open("sql?sql=SELECT+*+FROM+orders_by_week+LIMIT+3");
    analyst.press("Run");
    assertThat(analyst.region("Result")).isVisible();
    analyst.region("Tables").locator("summary").first().click();
    analyst.accessibleAndFits("insights-sql");
    for (String view : List.of("budget", "promise")) {
      analyst.open(view);
      assertThat(analyst.page().getByRole(AriaRole.TABLE).first()).isVisible();
      analyst.accessibleAndFits("insights-" + view);
    }
  }

  private static JsonNode answered(String path) {
    return placet.page().get(path).body();
  }

  private static String week(JsonNode row) {
    return "Week of " + DAY.format(Instant.parse(row.path("from").asText()).atZone(PARIS));
  }

  private static String monthOf(JsonNode charged) {
    return MONTH.format(YearMonth.parse(charged.path("month").asText()));
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
