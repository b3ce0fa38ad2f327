package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.photograph;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.placet.dashboards.browser.Chromium;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do on the public pages, in a browser that runs no script of theirs. */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class PersonInBrowserTest {
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Pattern LINK = Pattern.compile("http://\\S+");
  private static final String ADDRESS = "noemie@example.org";

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPersonSeesAndChangesChoicesInBothLanguagesWithoutScripts(
      PlacetProcess placet, GreenMail mail) throws MessagingException, IOException {
    Api api = placet.api();
    api.identify("noemie", ADDRESS);
    api.decide("user:noemie", "newsletter", "GIVEN");
    List<String> complaints = new CopyOnWriteArrayList<>();

    try (Chromium chromium = new Chromium()) {
      Page page =
          chromium.open(
              placet.addresses().gateway() + "/preferences",
              new NewContextOptions()
                  .setViewportSize(1000, 800)
                  .setJavaScriptEnabled(false)
                  .setLocale("fr-FR"),
              complaints::add);
      page.getByLabel("Votre adresse e-mail").fill(ADDRESS);
      press(page, "Envoyez-moi le lien");
      shows(page, "Regardez dans votre messagerie", "preferences-asked-fr");
      page.navigate(link(mail));
      press(page, "Continuer");
      assertThat(page.getByText("Vous avez accepté le")).isVisible();
      press(page, "Retirer – Nous vous envoyons notre lettre");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Enregistré");
      assertThat(api.verdict("user:noemie newsletter email")).isEqualTo("withdrawn");
      press(page, "Accepter – Nous vous parlons de nos offres par e-mail, SMS ou téléphone");
      assertThat(page.getByText("Vous avez accepté le")).isVisible();
      List<Cookie> session = page.context().cookies();

      page.getByRole(AriaRole.LINK, named("English")).click();
      press(page, "Withdraw everything");
      assertThat(page.getByText("You agreed on")).not().isVisible();
      assertThat(api.verdict("user:noemie offers email")).isEqualTo("withdrawn");
      String withdraw = api.withdrawLink("user:noemie");
      page.navigate(withdraw + "?lang=en");
      press(page, "Stop everything");
      shows(page, "It has stopped", "withdrawn-en");
      assertThat(page.locator("body")).not().containsText("noemie");

      URI gateway = placet.addresses().gateway();
      Page wide = checker(chromium, gateway, session, 1000, ColorScheme.LIGHT);
      accessible(wide, gateway + "/preferences?lang=fr", "Vos choix", "preferences-ask-fr");
      accessible(wide, gateway + "/p/preferences?lang=fr", "Vos choix", "preferences-fr");
      Page narrow = checker(chromium, gateway, session, 360, ColorScheme.DARK);
      accessible(narrow, gateway + "/p/preferences?lang=en", "Your choices", "preferences-en-dark");
      accessible(narrow, withdraw + "?lang=en", "Stop these messages", "withdraw-en-dark");
      accessible(
          narrow, gateway + "/p/u/x?lang=fr", "Ce lien n’est pas valable", "unknown-fr-dark");
    }
    assertThat(complaints).isEmpty();
  }

  /** Checking takes a script, the pages none: the same pages in the same session, with scripts. */
  private static Page checker(
      Chromium chromium, URI gateway, List<Cookie> session, int width, ColorScheme scheme) {
    Page page =
        chromium.open(
            gateway + "/preferences",
            new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme),
            complaint -> {});
    page.context().addCookies(session);
    return page;
  }

  private static void accessible(Page page, String address, String title, String picture) {
    page.navigate(address);
    Locator told = page.locator("summary").first();
    if (told.count() > 0) {
      told.click();
    }
    shows(page, title, picture);
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, named(button)).first().click();
  }

  private static void shows(Page page, String title, String picture) {
    assertThat(page.getByRole(AriaRole.HEADING, named(title)).first()).isVisible();
    photograph(page, picture);
  }

  private static String link(GreenMail mail) throws MessagingException, IOException {
    Until.holds(BOUND, "the mail", () -> mail.getReceivedMessages().length > 0);
    MimeMessage newest = mail.getReceivedMessages()[mail.getReceivedMessages().length - 1];
    BodyPart text = ((MimeMultipart) newest.getContent()).getBodyPart(0);
    Matcher link = LINK.matcher((String) text.getContent());
    assertThat(link.find()).isTrue();
    return link.group();
  }
}
