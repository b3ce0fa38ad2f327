package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.photograph;
import static io.placet.dashboards.browser.Shown.rowOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import io.placet.acceptance.retail.RetailFile;
import io.placet.dashboards.browser.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A marketer's first minutes, in a browser, on the real process. */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class MarketerInBrowserTest {
  private static final double MOMENT_MS = 30_000;
  private static final long LEAST = 2;

  @TempDir private Path folder;

  @Test
  void aMarketerBuildsASegmentSeesItsPreviewAndWhoIsInItAndWhy(PlacetProcess placet)
      throws IOException {
    RetailFile file = RetailFile.small(folder);
    Expected expected = Expected.of(file);
    try (Replay replay = Replay.start(placet, file.path())) {
      Settled.after(placet, replay.counts().accepted());
    }
    List<String> complaints = new CopyOnWriteArrayList<>();

    try (Chromium chromium = new Chromium()) {
      Page page =
          chromium.open(
              placet.marketerLink(),
              new NewContextOptions().setViewportSize(1280, 900),
              complaints::add);
      assertThat(page.locator(".role")).hasText("Signed in as marketer");
      page.navigate(placet.addresses().page() + "/#/segments/new");

      build(page);
      previews(page);
      photograph(page, "built");
      press(page, "Create segment");

      assertThat(page.getByRole(AriaRole.HEADING, named("Came again"))).isVisible();
      assertThat(page.locator(".progress"))
          .hasCount(0, new HasCountOptions().setTimeout(MOMENT_MS));
      explains(page, customerOf(expected));
      photograph(page, "explained");
    }
    assertThat(complaints).isEmpty();
  }

  private static void build(Page page) {
    page.getByLabel("Name").fill("Came again");
    page.getByLabel("Description").fill("Ordered more than once");
    page.getByLabel("Purpose").selectOption("Profiling");
    press(page, "Add condition to The rule");
    page.getByLabel("Ask").selectOption("How often");
    page.getByLabel("Event").selectOption("Order Completed");
    page.getByLabel("Value").fill(Long.toString(LEAST));
  }

  private static void previews(Page page) {
    Locator preview = page.getByRole(AriaRole.COMPLEMENTARY, named("Preview"));
    assertThat(preview)
        .containsText(
            "Ordered (Order Completed) at least 2 times at any time",
            new ContainsTextOptions().setTimeout(MOMENT_MS));
    assertThat(preview.getByRole(AriaRole.STATUS)).containsText("Of the rule as it stands");
    assertThat(preview).containsText("Estimated from");
  }

  /** The stream is done with the contacts of before: whoever ordered so often is in it. */
  private static void explains(Page page, String contact) {
    page.getByRole(AriaRole.LINK, named("Why in or out")).click();
    page.getByLabel("Which contact?").fill(contact);
    press(page, "Ask");
    assertThat(page.locator(".why [role=status]")).containsText("The rule holds for " + contact);
    assertThat(page.locator(".why [role=status]")).not().containsText("it will follow");
    assertThat(rowOf(page, "at least 2 times").first()).containsText("Yes");
  }

  /** Someone who gives profiling and has ordered often enough. */
  private static String customerOf(Expected expected) {
    Map<String, Long> orders =
        expected.admitted().stream()
            .filter(event -> event.order() && Expected.gives(event.contact(), "profiling"))
            .collect(Collectors.groupingBy(event -> event.contact(), Collectors.counting()));
    return orders.entrySet().stream()
        .filter(of -> of.getValue() >= LEAST)
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, named(button).setExact(true)).click();
  }
}
