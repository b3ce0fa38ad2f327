package io.placet.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.photograph;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.placet.dashboards.StubGateway.Answer;
import io.placet.dashboards.browser.Chromium;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The charts of the page in each of their states. */
class ChartsTest {
  private static final int DAYS = 30;
  private static final Pattern JUDGED = Pattern.compile("1,635 admitted, 85 withheld");
  private static final Pattern SIZES =
      Pattern.compile("Big spenders ends at 1,207, Lapsing customers ends at 84");

  private static Chromium chromium;

  private final Vertx vertx = Vertx.vertx();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private StubGateway gateway;
  private Dashboards dashboards;

  @BeforeAll
  static void openBrowser() {
    chromium = new Chromium();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  @BeforeEach
  void start() {
    gateway = new StubGateway(vertx);
    Contract.on(gateway, "officer", "flow:read", "segments:read", "shut-offs:read");
    dashboards = Waiting.on(Dashboards.start(vertx, new DashboardsConfig(0, gateway.uri())));
  }

  @AfterEach
  void stop() {
    chromium.closePages();
    Waiting.on(vertx.close());
  }

  @Test
  void aChartHasTheSameNumbersInATableBehindIt() {
    Page page = open("home");

    assertThat(chart(page, JUDGED).locator("svg")).isVisible();
    assertThat(chart(page, SIZES).locator("svg")).isVisible();
    assertThat(chart(page, SIZES).locator("svg")).containsText("1Nov3");
    assertThat(page.locator(".chart table")).hasCount(0);

    figure(page, "When they were judged").getByText("Table").click();
    figure(page, "Over time").getByText("Table").click();

    assertThat(row(figure(page, "When they were judged"), 1)).hasText("23 Nov 2026691");
    assertThat(row(figure(page, "Over time"), 1)).containsText("1,207");
    assertThat(row(figure(page, "Over time"), DAYS)).containsText("25 Oct 2026");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aSegmentShowsItsSizeAndWhoEnteredAndLeft() {
    Page page = open("segments/of/big-spenders/flows");
    Locator figure = figure(page, "Big spenders over time");

    assertThat(figure.locator("svg")).hasCount(2);
    assertThat(chart(page, Pattern.compile("360 entered, 270 left, 1 of them by withdrawal")))
        .isVisible();
    figure.getByText("Table").click();
    assertThat(row(figure, 1)).containsText("1,207");
    assertThat(complaints).isEmpty();
  }

  @Test
  void beforeAnythingHappenedThePageSaysWhatToDo() {
    Histories.on(gateway, 0);

    Page page = open("home");

    assertThat(page.getByText("./placet replay")).isVisible();
    assertThat(page.getByText("Nobody has entered a segment yet")).isVisible();
    assertThat(page.locator(".plot")).hasCount(0);
    photograph(page, "charts-empty");
  }

  @Test
  void aChartThatIsNotThereYetSaysThatItIsLoading() {
    gateway.on(Histories.SEGMENTS, Answer.NEVER);

    Page page = open("home");

    assertThat(chart(page, JUDGED)).isVisible();
    Locator sizes = page.getByRole(AriaRole.REGION, named("Contacts per segment"));
    assertThat(sizes.locator("[aria-busy=true]")).hasText("Loading…");
    photograph(page, "charts-loading");
  }

  @Test
  void aChartThatCannotBeReadSaysSoAndCanBeReadAgain() {
    gateway.on(Histories.SEGMENTS, Answer.problem(500, "A fault of the gateway"));
    Page page = open("home");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("A fault of the gateway");
    photograph(page, "charts-failed");

    Histories.on(gateway, DAYS);
    page.getByRole(AriaRole.BUTTON, named("Try again")).click();

    assertThat(chart(page, SIZES)).isVisible();
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
  }

  @Test
  void aChartStaysMarkedWithItsTimeOnceTheGatewayIsAway() {
    Page page = open("home");
    assertThat(chart(page, SIZES).locator("svg")).isVisible();
    assertThat(page.locator(".history .stale-mark")).hasCount(0);

    gateway.close();
    readNow(page);

    assertThat(page.locator(".history .stale-mark")).hasCount(3);
    assertThat(page.locator(".history .stale-mark").first())
        .hasText(
            Pattern.compile("does not answer\\. Shown: what was known at \\d\\d:\\d\\d:\\d\\d"));
    assertThat(chart(page, SIZES).locator("svg")).isVisible();
    photograph(page, "charts-stale");
  }

  @Test
  void theSameNumbersAreNotDrawnAnew() {
    Page page = open("home");
    Locator drawn = chart(page, SIZES).locator("svg");
    drawn.evaluate("svg => svg.dataset.seen = 'yes'");

    long asked = timesAsked(Histories.SEGMENTS);
    readNow(page);
    page.waitForCondition(() -> timesAsked(Histories.SEGMENTS) > asked);

    assertThat(drawn).hasAttribute("data-seen", "yes");
  }

  @Test
  void theRangeOfTheChartsCanBeChosen() {
    gateway.on("GET /v1/segments/history?last=PT24H", Answer.problem(500, "Only a day was asked"));
    Page page = open("segments/of/big-spenders/flows");
    assertThat(figure(page, "Big spenders over time")).isVisible();

    page.getByLabel("24 hours").check();

    assertThat(page.getByRole(AriaRole.ALERT)).hasText("Only a day was asked");
  }

  private Page open(String place) {
    return chromium.open(
        "http://127.0.0.1:" + dashboards.port() + "/#/" + place,
        new NewContextOptions().setViewportSize(1100, 800),
        complaints::add);
  }

  /** A tab that is shown again reads at once. */
  private static void readNow(Page page) {
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  }

  private long timesAsked(String methodAndUri) {
    return gateway.asked().stream()
        .filter(asked -> (asked.method() + " " + asked.uri()).equals(methodAndUri))
        .count();
  }

  private static Locator chart(Page page, Pattern summary) {
    return page.getByRole(AriaRole.IMG, new GetByRoleOptions().setName(summary));
  }

  private static Locator figure(Page page, String title) {
    return page.getByRole(AriaRole.FIGURE, named(title));
  }

  private static Locator row(Locator figure, int number) {
    return figure.getByRole(AriaRole.ROW).nth(number);
  }
}
