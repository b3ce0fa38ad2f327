package io.placet.domain.generalisation;

import java.util.Optional;
import java.util.Set;

/**
 * The family of a browser, one of a closed list: a name that is read out of the header could be
 * anybody's, such as that of a home-made app. All that is not on the list is {@code Other}.
 */
public final class BrowserFamily {
  /** All families that are published but {@code Other}, in the words of the ua-parser project. */
  public static final Set<String> PUBLISHED =
      Set.of(
          "Amazon Silk",
          "Android",
          "Apple Mail",
          "Chrome",
          "Chrome Mobile",
          "Chrome Mobile iOS",
          "Chrome Mobile WebView",
          "Chromium",
          "DuckDuckGo Mobile",
          "Edge",
          "Edge Mobile",
          "Facebook",
          "Firefox",
          "Firefox Mobile",
          "Firefox iOS",
          "GmailImageProxy",
          "IE",
          "IE Mobile",
          "Instagram",
          "MiuiBrowser",
          "Mobile Safari",
          "Mobile Safari UI/WKWebView",
          "Opera",
          "Opera Mini",
          "Opera Mobile",
          "Outlook",
          "Pinterest",
          "QQ Browser",
          "Safari",
          "Samsung Internet",
          "Thunderbird",
          "UC Browser",
          "Vivaldi",
          "Whale",
          "YahooMailProxy",
          "Yandex Browser");

  private static final String OTHER = "Other";

  private BrowserFamily() {}

  /**
   * The family.
   *
   * @param userAgent of which the first {@link Browsers#MAX_LENGTH} characters are looked at; or a
   *     family, which is its own
   * @return empty for blank text only
   */
  public static Optional<String> of(String userAgent, Browsers browsers) {
    if (userAgent.isBlank()) {
      return Optional.empty();
    }
    if (PUBLISHED.contains(userAgent)) {
      return Optional.of(userAgent);
    }
    int length = Math.min(userAgent.length(), Browsers.MAX_LENGTH);
    String family = browsers.familyOf(userAgent.substring(0, length));
    return Optional.of(PUBLISHED.contains(family) ? family : OTHER);
  }
}
