package io.placet.acceptance.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import io.placet.dashboards.browser.Chromium;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract's page in a browser that reaches nothing but the process. */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class DocsInBrowserTest {
  @Test
  void thePageOfTheContractShowsItselfWithoutAnyOtherHost(PlacetProcess placet) {
    List<String> complaints = new CopyOnWriteArrayList<>();
    List<String> asked = new CopyOnWriteArrayList<>();
    String gateway = placet.addresses().gateway().toString();

    try (Chromium chromium = new Chromium()) {
      Page page = chromium.open(gateway + "/docs", new NewContextOptions(), complaints::add);
      page.onRequest(request -> asked.add(request.url()));
      page.context().route(url -> !url.startsWith(gateway), route -> route.abort());
      page.reload();

      assertThat(page.locator("h1")).containsText("Placet consent gateway");
      assertThat(page.locator("#recordConsent")).isVisible();
      assertThat(page.locator("nav a[href='#evaluate']")).hasCount(1);
      assertThat(page.evaluate("getComputedStyle(document.body).maxWidth")).isEqualTo("1024px");
      page.locator("article:has(#evaluate) summary").first().click();
      assertThat(page.locator("article:has(#evaluate) details[open]").first()).isVisible();
    }

    assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(gateway));
    assertThat(complaints).isEmpty();
  }
}
