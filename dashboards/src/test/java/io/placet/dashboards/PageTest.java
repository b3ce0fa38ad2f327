package io.placet.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.photograph;
import static io.placet.dashboards.browser.Shown.rowOf;
import static io.placet.dashboards.browser.Shown.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.placet.dashboards.StubGateway.Answer;
import io.placet.dashboards.browser.Chromium;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as people use it, in a browser, against canned answers of the contract. */
class PageTest {
  private static final String[] OFFICER = {
    "flow:read",
    "segments:read",
    "shut-offs:read",
    "contacts:find",
    "consents:read",
    "consents:write"
  };
  private static final int WIDE = 1100;
  private static final int NARROW = 360;

  private static Chromium chromium;

  private final Vertx vertx = Vertx.vertx();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private StubGateway gateway;
  private Dashboards dashboards;

  @BeforeAll
  static void open() {
    chromium = new Chromium();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @BeforeEach
  void start() {
    gateway = new StubGateway(vertx);
    Contract.on(gateway, "officer", OFFICER);
    dashboards = Waiting.on(Dashboards.start(vertx, new DashboardsConfig(0, gateway.uri())));
  }

  @AfterEach
  void stop() {
    chromium.closePages();
    Waiting.on(vertx.close());
    assertThat(gateway.breaches()).isEmpty();
  }

  @Test
  void homeShowsWhatFlowsAndWhatIsWithheld() {
    Page page = open("home", WIDE, ColorScheme.LIGHT);

    assertThat(page.locator(".figures")).containsText("541,908");
    assertThat(page.locator(".figures")).containsText("12,238");
    assertThat(page.locator(".figures")).containsText("1,635by the stream");
    assertThat(page.locator(".figures")).containsText("12,031 by the gateway, 207 by the stream");
    assertThat(rowOf(page, "Nothing on record")).containsText("12,031");
    assertThat(rowOf(page, "Big spenders")).containsText("1,207");
    assertThat(rowOf(page, "Offers by SMS")).containsText("47 ms");
    assertThat(page.locator(".as-of")).isVisible();
    assertThat(complaints).isEmpty();
  }

  @Test
  void homeRefreshesItself() {
    Page page = open("home", WIDE, ColorScheme.LIGHT);
    assertThat(page.locator(".figures")).containsText("541,908");

    gateway.on(
        "GET /v1/flow",
        Answer.json(
            200,
            "{\"accepted\":541909,\"withheld\":[],\"clock\":\"wall\",\"asOf\":\"2026-11-23T10:00:02Z\"}"));

    assertThat(page.locator(".figures")).containsText("541,909");
  }

  @Test
  void homeSaysThatItsFiguresAreOldOnceTheGatewayIsAway() {
    Page page = open("home", WIDE, ColorScheme.LIGHT);
    assertThat(page.locator(".figures")).containsText("541,908");

    gateway.close();

    assertThat(page.getByText("The gateway does not answer").first()).isVisible();
    assertThat(page.locator(".figures")).containsText("541,908");
  }

  @Test
  void whoIsNotSignedInLearnsHowToSignIn() {
    gateway.on("GET /v1/session", Answer.problem(401, "Not signed in"));

    Page page = open("home", WIDE, ColorScheme.LIGHT);

    assertThat(page.getByRole(AriaRole.HEADING, named("Not signed in"))).isVisible();
    assertThat(page.getByText("./placet up")).isVisible();
    assertThat(page.locator(".figures")).hasCount(0);
  }

  @Test
  void theOfficerLinkLeadsToThePageWithASession() {
    gateway.on(
        "GET /v1/sign-in/t0",
        new Answer(
            303,
            Map.of(
                "Location",
                "/",
                "Set-Cookie",
                "placet_session=s1; Path=/; HttpOnly; SameSite=Strict"),
            ""));
    Page page =
        chromium.open(
            "http://127.0.0.1:" + dashboards.port() + "/api/v1/sign-in/t0",
            new NewContextOptions(),
            complaints::add);

    assertThat(page.locator(".role")).hasText("Signed in as officer");
    assertThat(page.locator(".figures")).isVisible();
    assertThat(page.url()).isEqualTo("http://127.0.0.1:" + dashboards.port() + "/");
    assertThat(gateway.lastAsked("GET /v1/flow").headers())
        .containsEntry("cookie", "placet_session=s1");
  }

  @Test
  void anOfficerWithdrawsAndSeesTheReceiptComplete() {
    Page page = open("contacts", WIDE, ColorScheme.LIGHT);
    find(page, "jane@example.com");
    assertThat(verdict(page, "Newsletter")).containsText("Rests on consent");

    page.getByRole(AriaRole.BUTTON, named("Withdraw Newsletter by e-mail")).click();
    assertThat(gateway.asked()).noneMatch(asked -> asked.uri().contains("shut-offs"));
    page.getByRole(AriaRole.BUTTON, named("Yes, withdraw")).click();

    assertThat(page.locator(".receipt [role=status]"))
        .hasText("Newsletter by e-mail: stopped everywhere after 41 ms.");
    assertThat(rowOf(page, "Gateway gateway-1")).containsText("3 ms");
    assertThat(rowOf(page, "Stream contact-job")).containsText("41 ms");
    assertThat(verdict(page, "Newsletter")).containsText("Not allowed");
    assertThat(rowOf(page, "Officer page")).containsText("Withdrawn");
    assertThat(gateway.lastAsked("POST " + Contract.CONSENTS).body())
        .isEqualTo(
            "{\"purpose\":\"newsletter\",\"channel\":\"email\",\"state\":\"WITHDRAWN\",\"method\":\"officer-page\"}");
    assertThat(complaints).isEmpty();
  }

  @Test
  void anAddressIsInNoUrl() {
    Page page = open("contacts", WIDE, ColorScheme.LIGHT);
    find(page, "jane@example.com");
    assertThat(verdict(page, "Newsletter")).isVisible();

    assertThat(page.url()).doesNotContain("jane");
    assertThat(gateway.asked()).noneMatch(asked -> asked.uri().contains("jane"));
    assertThat(gateway.lastAsked("POST /v1/contacts/find").body())
        .isEqualTo("{\"email\":\"jane@example.com\"}");
  }

  @Test
  void aWithdrawalNeedsAConfirmationThatTheKeyboardCanLeave() {
    Page page = open("contacts", WIDE, ColorScheme.LIGHT);
    find(page, "user:17850");
    Locator withdraw = page.getByRole(AriaRole.BUTTON, named("Withdraw Profiling"));
    withdraw.focus();

    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Yes, withdraw"))).isFocused();
    page.keyboard().press("Escape");

    assertThat(withdraw).isFocused();
    assertThat(gateway.asked())
        .noneMatch(asked -> asked.uri().equals(Contract.CONSENTS) && asked.method().equals("POST"));
  }

  @Test
  void whoMayNotWithdrawIsNotOfferedTo() {
    Contract.on(gateway, "analyst", "contacts:find", "consents:read");

    Page page = open("contacts", WIDE, ColorScheme.LIGHT);
    find(page, "user:17850");

    assertThat(verdict(page, "Newsletter")).containsText("Allowed");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Withdraw"))).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({
    "home, 1100, LIGHT", "home, 1100, DARK", "home, 360, LIGHT",
    "segments, 1100, LIGHT", "segments, 1100, DARK", "segments, 360, LIGHT",
    "contacts, 1100, LIGHT", "contacts, 1100, DARK", "contacts, 360, LIGHT"
  })
  void everyScreenIsAccessibleAndFits(String place, int width, ColorScheme scheme) {
    Page page = open(place, width, scheme);
    if (place.equals("contacts")) {
      find(page, "user:17850");
      page.getByRole(AriaRole.BUTTON, named("Withdraw Newsletter by e-mail")).click();
      page.getByRole(AriaRole.BUTTON, named("Yes, withdraw")).click();
      assertThat(page.locator(".receipt")).containsText("after 41 ms");
      page.getByRole(AriaRole.BUTTON, named("Withdraw Profiling")).click();
    }
    assertThat(page.locator(".as-of").first()).isVisible();
    if (!place.equals("contacts")) {
      assertThat(page.locator(".plot svg").last()).isVisible();
      page.getByText("Table").first().click();
    }
    photograph(page, "%s-%d-%s".formatted(place, width, scheme));

    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void theWayInIsAccessible(ColorScheme scheme) {
    gateway.on("GET /v1/session", Answer.problem(401, "Not signed in"));

    Page page = open("home", NARROW, scheme);
    assertThat(page.getByRole(AriaRole.HEADING, named("Not signed in"))).isVisible();
    photograph(page, "signed-out-%d-%s".formatted(NARROW, scheme));

    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  private Page open(String place, int width, ColorScheme scheme) {
    return chromium.open(
        "http://127.0.0.1:" + dashboards.port() + "/#/" + place,
        new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme),
        complaints::add);
  }

  private static void find(Page page, String typed) {
    page.getByLabel("Find a contact").fill(typed);
    page.getByRole(AriaRole.BUTTON, named("Find")).click();
  }
}
