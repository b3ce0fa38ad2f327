package io.placet.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.photograph;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.placet.dashboards.browser.Chromium;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Screens of the officer in a browser, against canned answers that are held against the contract.
 */
abstract class Screens {
  static final int WIDE = 1100;

  private static final String[] OFFICER = {
    "flow:read",
    "segments:read",
    "members:read",
    "sizes:exact",
    "register:read",
    "shut-offs:read",
    "contacts:find",
    "contacts:erase",
    "contacts:export",
    "consents:read",
    "consents:write",
    "pseudonyms:reidentify",
    "pseudonyms:rotate",
    "dead-letters:read",
    "audit:read"
  };

  private static Chromium chromium;

  final Vertx vertx = Vertx.vertx();
  final List<String> complaints = new CopyOnWriteArrayList<>();
  StubGateway gateway;
  private final String[] scopes;
  private Dashboards dashboards;

  Screens() {
    this(OFFICER);
  }

  /** With an officer who may do these things alone. */
  Screens(String... scopes) {
    this.scopes = scopes;
  }

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
    Contract.on(gateway, "officer", scopes);
    dashboards = Waiting.on(Dashboards.start(vertx, new DashboardsConfig(0, gateway.uri())));
  }

  @AfterEach
  void stop() {
    chromium.closePages();
    Waiting.on(vertx.close());
    assertThat(gateway.breaches()).isEmpty();
  }

  /** Who runs the system sees that it works, not who is in it. */
  final void signInAsAdministrator() {
    Contract.on(
        gateway, "administrator", "shut-offs:read", "flow:read", "segments:read", "register:read");
  }

  final Page open(String place) {
    return open(place, WIDE, ColorScheme.LIGHT);
  }

  final Page open(String place, int width, ColorScheme scheme) {
    return openAt(
        "/#/" + place,
        new NewContextOptions()
            .setViewportSize(width, 800)
            .setColorScheme(scheme)
            .setTimezoneId("UTC"));
  }

  final Page openAt(String path, NewContextOptions options) {
    return chromium.open(address() + path, options, complaints::add);
  }

  final String address() {
    return "http://127.0.0.1:" + dashboards.port();
  }

  final boolean wasAsked(String methodAndUri) {
    return gateway.asked().stream()
        .anyMatch(asked -> (asked.method() + " " + asked.uri()).equals(methodAndUri));
  }

  static void find(Page page) {
    find(page, "user:17850");
  }

  static void find(Page page, String typed) {
    page.getByLabel("Find a contact").fill(typed);
    press(page, "Find");
  }

  static void press(Page page, String button) {
    button(page, button).click();
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  static void isAccessibleAndFits(Page page, String name, int width, ColorScheme scheme) {
    photograph(page, "%s-%d-%s".formatted(name, width, scheme));
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
  }
}
