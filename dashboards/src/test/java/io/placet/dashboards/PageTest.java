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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as people use it, in a browser, against canned answers of the contract. */
class PageTest extends Screens {
  private static final String[] OFFICER = {
    "flow:read",
    "segments:read",
    "shut-offs:read",
    "contacts:find",
    "consents:read",
    "consents:write"
  };
  private static final int NARROW = 360;

  PageTest() {
    super(OFFICER);
  }

  @Test
  void homeShowsWhatFlowsAndWhatIsWithheld() {
    Page page = open("home");

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
    Page page = open("home");
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
    Page page = open("home");
    assertThat(page.locator(".figures")).containsText("541,908");

    gateway.close();

    assertThat(page.getByText("The gateway does not answer").first()).isVisible();
    assertThat(page.locator(".figures")).containsText("541,908");
  }

  @Test
  void whoIsNotSignedInLearnsHowToSignIn() {
    gateway.on("GET /v1/session", Answer.problem(401, "Not signed in"));

    Page page = open("home");

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
    Page page = openAt("/api/v1/sign-in/t0", new NewContextOptions());

    assertThat(page.locator(".role")).hasText("Signed in as officer");
    assertThat(page.locator(".figures")).isVisible();
    assertThat(page.url()).isEqualTo(address() + "/");
    assertThat(gateway.lastAsked("GET /v1/flow").headers())
        .containsEntry("cookie", "placet_session=s1");
  }

  @Test
  void anOfficerWithdrawsAndSeesTheReceiptComplete() {
    Page page = open("contacts");
    find(page, "jane@example.com");
    assertThat(verdict(page, "Newsletter")).containsText("Rests on consent");

    press(page, "Withdraw Newsletter by e-mail");
    assertThat(gateway.asked()).noneMatch(asked -> asked.uri().contains("shut-offs"));
    press(page, "Yes, withdraw");

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
    Page page = open("contacts");
    find(page, "jane@example.com");
    assertThat(verdict(page, "Newsletter")).isVisible();

    assertThat(page.url()).doesNotContain("jane");
    assertThat(gateway.asked()).noneMatch(asked -> asked.uri().contains("jane"));
    assertThat(gateway.lastAsked("POST /v1/contacts/find").body())
        .isEqualTo("{\"email\":\"jane@example.com\"}");
  }

  @Test
  void aWithdrawalNeedsAConfirmationThatTheKeyboardCanLeave() {
    Page page = open("contacts");
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

    Page page = open("contacts");
    find(page, "user:17850");

    assertThat(verdict(page, "Newsletter")).containsText("Allowed");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Withdraw"))).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({
    "home, 1100, LIGHT", "home, 1100, DARK", "home, 360, LIGHT",
    "contacts, 1100, LIGHT", "contacts, 1100, DARK", "contacts, 360, LIGHT"
  })
  void everyScreenIsAccessibleAndFits(String place, int width, ColorScheme scheme) {
    Page page = open(place, width, scheme);
    if (place.equals("contacts")) {
      find(page, "user:17850");
      press(page, "Withdraw Newsletter by e-mail");
      press(page, "Yes, withdraw");
      assertThat(page.locator(".receipt")).containsText("after 41 ms");
      press(page, "Withdraw Profiling");
    }
    assertThat(page.locator(".as-of").first()).isVisible();
    if (!place.equals("contacts")) {
      assertThat(page.locator(".plot svg").last()).isVisible();
      page.getByText("Table").first().click();
    }

    isAccessibleAndFits(page, place, width, scheme);
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
}
