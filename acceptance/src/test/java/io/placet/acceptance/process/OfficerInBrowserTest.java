package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.placet.dashboards.browser.Shown.named;
import static io.placet.dashboards.browser.Shown.photograph;
import static io.placet.dashboards.browser.Shown.rowOf;
import static io.placet.dashboards.browser.Shown.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.placet.acceptance.retail.RetailFile;
import io.placet.dashboards.browser.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An officer's first minutes, in a browser, on the real process. */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class OfficerInBrowserTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final double RECEIPT_MS = 30_000;

  @TempDir private Path folder;

  @Test
  void anOfficerSeesWhatFlowsWithdrawsAConsentAndWatchesTheReceiptComplete(PlacetProcess placet)
      throws IOException {
    RetailFile file = RetailFile.small(folder);
    Expected expected = Expected.of(file);
    Replay.Counts counts;
    try (Replay replay = Replay.start(placet, file.path())) {
      counts = replay.counts();
    }
    Api api = placet.api();
    assertThat(counts.accepted()).isEqualTo(expected.admitted().size());
    Until.holds(BOUND, "frequent buyers", () -> api.segmentSize("frequent-buyers") > 0);
    Settled.after(placet, counts.accepted());
    List<String> complaints = new CopyOnWriteArrayList<>();

    try (Chromium chromium = new Chromium()) {
      Page page =
          chromium.open(
              placet.officerLink(),
              new NewContextOptions().setViewportSize(1100, 800),
              complaints::add);

      assertThat(page.locator(".role")).hasText("Signed in as officer");
      assertThat(page.locator(".figures")).containsText(count(api.accepted()));
      assertThat(page.locator(".figures"))
          .containsText(count(api.withheld("gateway") + api.withheld("stream")));
      String size = count(api.segmentSize("frequent-buyers"));
      assertThat(rowOf(page, "Frequent buyers")).containsText(size);
      assertThat(chart(page, "Frequent buyers ends at " + size).locator("svg")).isVisible();
      photograph(page, "home");

      String contact = customerOf(expected);
      page.navigate(placet.addresses().page() + "/#/contacts");
      page.getByLabel("Find a contact").fill(contact);
      page.getByRole(AriaRole.BUTTON, named("Find")).click();
      assertThat(verdict(page, "Profiling")).containsText("Rests on consent");
      page.getByRole(AriaRole.BUTTON, named("Withdraw Profiling")).click();
      page.getByRole(AriaRole.BUTTON, named("Yes, withdraw")).click();

      assertThat(page.locator(".receipt [role=status]"))
          .containsText(
              "Profiling: stopped everywhere after",
              new ContainsTextOptions().setTimeout(RECEIPT_MS));
      assertThat(verdict(page, "Profiling")).containsText("Not allowed");
      assertThat(rowOf(page, "Stream")).isVisible();
      assertThat(rowOf(page, "Gateway").first()).isVisible();
      photograph(page, "withdrawn");
    }
    assertThat(complaints).isEmpty();
  }

  /** Someone who gives profiling and has ordered. */
  private static String customerOf(Expected expected) {
    return expected.admitted().stream()
        .filter(event -> event.order() && Expected.gives(event.contact(), "profiling"))
        .findFirst()
        .orElseThrow()
        .contact();
  }

  private static String count(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  private static Locator chart(Page page, String says) {
    return page.getByRole(AriaRole.IMG, named(says));
  }
}
