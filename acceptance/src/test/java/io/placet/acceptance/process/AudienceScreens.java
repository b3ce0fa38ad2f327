package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.photograph;
import static io.placet.dashboards.browser.Shown.rowOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placet.dashboards.browser.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The screens of audiences in the browser of somebody who is signed in. */
final class AudienceScreens {
  static final int WIDE = 1280;
  static final int NARROW = 400;
  private static final int HEIGHT = 900;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final String address;
  private final Page page;

  /**
   * Signs in.
   *
   * @param link of its role, not used yet
   */
  AudienceScreens(Chromium chromium, PlacetProcess placet, String link) {
    this.address = placet.addresses().page() + "/#/audiences/";
    this.page =
        chromium.open(link, new NewContextOptions().setViewportSize(WIDE, HEIGHT), complaints::add);
    assertThat(page.locator(".role")).isVisible();
  }

  Page page() {
    return page;
  }

  /** What the browser called an error. */
  List<String> complaints() {
    return complaints;
  }

  /** Opens a view afresh, as a new visit does. */
  void open(String view) {
    page.navigate(address + view);
    page.reload();
    assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
  }

  /** As {@link #open}, to go on with. */
  AudienceScreens opened(String view) {
    open(view);
    return this;
  }

  Locator region(String title) {
    return page.getByRole(AriaRole.REGION, named(title).setExact(true));
  }

  void press(String button) {
    button(button).click();
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, named(name).setExact(true));
  }

  /** What the page says of what was just done. */
  Locator status(String says) {
    return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(says));
  }

  /** Exports that are offered to be taken. */
  Locator toTake() {
    return page.getByRole(AriaRole.LINK, named("Take once"));
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /** The card of an audience, a destination or what waits. */
  Locator card(String title) {
    return page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(title));
  }

  /** The newest of the table whose row says something. */
  Locator row(String says) {
    return rowOf(page, says).first();
  }

  /** Asks for an export of an audience, which the list of audiences shows. */
  void ask(String audience, String reason) {
    press("Ask for an export of " + audience);
    field("Reason").fill(reason);
    press("Ask for the export");
  }

  /** Takes the export that is ready, and returns what the browser saved. */
  String take(String audience) {
    Download saved =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, named("Take once, as CSV: " + audience))
                    .first()
                    .click());
    try {
      return Files.readString(saved.path(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether everybody can use what is shown, on a desk and on a telephone. */
  void accessibleAndFits(String picture) {
    for (int width : new int[] {NARROW, WIDE}) {
      page.setViewportSize(width, HEIGHT);
      photograph(page, picture + "-" + width);
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(picture).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("%s at %d", picture, width)
          .isEqualTo(width);
    }
  }
}
