package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.photograph;
import static io.placet.dashboards.browser.Shown.rowOf;
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

/** A place of the page in the browser of somebody who is signed in. */
class PlaceScreens {
  static final int WIDE = 1280;
  static final int NARROW = 400;
  private static final int HEIGHT = 900;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final String address;
  private final Page page;

  /**
   * Signs in.
   *
   * @param place as the address has it, such as {@code audiences}
   * @param link of its role, not used yet
   */
  PlaceScreens(Chromium chromium, PlacetProcess placet, String place, String link) {
    this.address = placet.addresses().page() + "/#/" + place;
    this.page =
        chromium.open(link, new NewContextOptions().setViewportSize(WIDE, HEIGHT), complaints::add);
    assertThat(page.locator(".role")).isVisible();
  }

  final Page page() {
    return page;
  }

  /** What the browser called an error. */
  final List<String> complaints() {
    return complaints;
  }

  /** Opens a view afresh, as a new visit does. */
  final void open(String view) {
    page.navigate(address + "/" + view);
    page.reload();
    assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
  }

  final Locator region(String title) {
    return page.getByRole(AriaRole.REGION, named(title).setExact(true));
  }

  final void press(String button) {
    button(button).click();
  }

  final Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  final Locator link(String name) {
    return page.getByRole(AriaRole.LINK, named(name).setExact(true));
  }

  /** What the page says of what was just done. */
  final Locator status(String says) {
    return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(says));
  }

  final Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /** The newest of the table whose row says something. */
  final Locator row(String says) {
    return rowOf(page, says).first();
  }

  /** What the browser saves when something is done. */
  final byte[] saved(Runnable act) {
    Download saved = page.waitForDownload(act);
    try {
      return Files.readAllBytes(saved.path());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether everybody can use what is shown, on a desk and on a telephone. */
  final void accessibleAndFits(String picture) {
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
