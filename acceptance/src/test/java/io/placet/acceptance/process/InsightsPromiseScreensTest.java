package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * SQL, the budget and the promise of figures in a browser, who sees them, and whether everybody
 * can.
 */
@ExtendWith({ReleasedYear.Shared.class, OnFailure.class})
class InsightsPromiseScreensTest {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
  private static final String SUPPRESSED =
      "SELECT suppressed, value FROM orders_by_week WHERE suppressed LIMIT 1";
  private static final Pattern PAGE = Pattern.compile("The page is on (http\\S+)");

  private final ReleasedYear year;
  private final InsightScreens analyst;

  InsightsPromiseScreensTest(ReleasedYear year) {
    this.year = year;
    this.analyst = year.analyst();
  }

  @AfterEach
  void theBrowserComplainsOfNothingButARefusedQuery() {
    assertThat(analyst.complaints()).allMatch(text -> text.contains("400"));
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

    JsonNode month = year.answered("/insights/budget").path("months").get(0);
    assertThat(month.path("spent").path("rho").decimalValue()).isEqualByComparingTo("0.9");
    assertThat(analyst.region("Spent and left by month").locator("tbody tr").first().locator("td"))
        .hasText(new String[] {monthOf(month), "0.9, 90%", "0.1", "0", "0"});
    assertThat(analyst.row("buyers-by-month")).isVisible();
  }

  @Test
  void whatFiguresPromiseFollowsFromTheRegister() throws IOException {
    analyst.open("promise");
    List<String> here = promised(analyst.page(), year.answered("/insights/promise"));

    String other =
        ReleasedYear.FIGURES
            .replace("rho: 1\n", "rho: 0.3\n")
            .replaceAll("rho: 0.[81]\n", "rho: 0.1\n");
    try (Child dashboards = year.dashboards(other)) {
      String address =
          Until.present(
              ReleasedYear.BOUND,
              "its address",
              () ->
                  dashboards.lines().stream()
                      .map(PAGE::matcher)
                      .filter(Matcher::find)
                      .map(found -> found.group(1))
                      .findFirst());
      Api server = new Api(URI.create(address), year.process().credentials());
      Until.holds(
          ReleasedYear.BOUND, "its figures", () -> server.get("/insights/promise").status() == 200);
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
    for (String link : List.of(year.process().marketerLink(), year.process().officerLink())) {
      InsightScreens screens = new InsightScreens(year.chromium(), year.process(), link);
      assertThat(screens.link("Home")).hasAttribute("aria-current", "page");
      screens.link("Insights").click();
      assertThat(screens.page().locator(".metric .plot svg")).hasCount(2);
      screens.page().close();
    }

    InsightScreens administrator =
        new InsightScreens(year.chromium(), year.process(), year.process().administratorLink());
    assertThat(administrator.link("Home")).isVisible();
    assertThat(administrator.link("Insights")).hasCount(0);
    administrator.page().navigate(year.process().addresses().page() + "/#/insights");
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

  private static String monthOf(JsonNode charged) {
    return MONTH.format(YearMonth.parse(charged.path("month").asText()));
  }
}
