package io.placet.acceptance.process;

import static io.placet.dashboards.browser.Shown.named;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.placet.dashboards.browser.Chromium;

/** The screens of audiences. */
final class AudienceScreens extends PlaceScreens {
  /** Signs in by a link of its role, not used yet. */
  AudienceScreens(Chromium chromium, PlacetProcess placet, String link) {
    super(chromium, placet, "audiences", link);
  }

  /** As {@link #open}, to go on with. */
  AudienceScreens opened(String view) {
    open(view);
    return this;
  }

  /** Exports that are offered to be taken. */
  Locator toTake() {
    return page().getByRole(AriaRole.LINK, named("Take once"));
  }

  /** The card of an audience, a destination or what waits. */
  Locator card(String title) {
    return page().getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(title));
  }

  /** Asks for an export of an audience, which the list of audiences shows. */
  void ask(String audience, String reason) {
    press("Ask for an export of " + audience);
    field("Reason").fill(reason);
    press("Ask for the export");
  }

  /** Takes the export that is ready, and returns what the browser saved. */
  String take(String audience) {
    return new String(
        saved(
            () ->
                page()
                    .getByRole(AriaRole.LINK, named("Take once, as CSV: " + audience))
                    .first()
                    .click()),
        UTF_8);
  }
}
