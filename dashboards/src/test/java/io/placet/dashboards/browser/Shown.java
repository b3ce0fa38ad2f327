package io.placet.dashboards.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** Finds what a page shows, as its readers find it. */
public final class Shown {
  private Shown() {}

  public static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }

  public static Locator rowOf(Page page, String text) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
  }

  /** What the contact card says of a purpose. */
  public static Locator verdict(Page page, String purpose) {
    Locator named =
        page.locator(".verdict-what").filter(new Locator.FilterOptions().setHasText(purpose));
    return page.locator(".verdicts > li").filter(new Locator.FilterOptions().setHas(named));
  }

  /** Keeps how the page looks in {@code target/screenshots}. */
  public static void photograph(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
