package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.photograph;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.placet.dashboards.browser.Chromium;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do on the public pages, in a browser that runs no script of theirs. */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class PersonInBrowserTest {
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Pattern LINK = Pattern.compile("http://\\S+");
  private static final String ADDRESS = "noemie@example.org";

  @Test
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
      shows(page, "Vos choix", "preferences-ask-fr");
      page.getByLabel("Votre adresse e-mail").fill(ADDRESS);
      press(page, "Envoyez-moi le lien");
      shows(page, "Regardez dans votre messagerie", "preferences-asked-fr");

      page.navigate(link(mail));
      press(page, "Continuer");
      assertThat(page.getByText("Vous avez accepté le")).isVisible();
      page.getByText("Ce que vous acceptez").first().click();
      shows(page, "Vos choix", "preferences-fr");
      press(page, "Retirer – Nous vous envoyons notre lettre");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Enregistré");
      assertThat(api.verdict("user:noemie newsletter email")).isEqualTo("withdrawn");
      press(
          page,
          "Accepter – Nous vous parlons de nos offres par e-mail, SMS ou téléphone, chacun seulement si vous l'avez coché. (SMS)");
      assertThat(api.verdict("user:noemie offers sms")).isEqualTo("allowed");

      page.setViewportSize(360, 740);
      page.getByRole(AriaRole.LINK, named("English")).click();
      shows(page, "Your choices", "preferences-en-narrow");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
      press(page, "Withdraw everything");
      assertThat(api.verdict("user:noemie offers sms")).isEqualTo("withdrawn");

      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.navigate(api.withdrawLink("user:noemie") + "?lang=en");
      shows(page, "Stop these messages", "withdraw-en-dark");
      press(page, "Stop everything");
      shows(page, "It has stopped", "withdrawn-en-dark");
      assertThat(page.content()).doesNotContain("noemie");
    }
    assertThat(complaints).isEmpty();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, named(button)).first().click();
  }

  private static void shows(Page page, String title, String picture) {
    assertThat(page.getByRole(AriaRole.HEADING, named(title)).first()).isVisible();
    photograph(page, picture);
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
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
