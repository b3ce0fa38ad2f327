package io.placet.domain.generalisation;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host of a URL: lower case, international names in their ASCII form, without user, password,
 * port and the root's dot. What does not fit: a relative URL, another scheme than http and https,
 * an IP address in any notation (it may be a person's), a name without a dot (a machine at home).
 *
 * <p>Not promised: that a host names nobody; {@code marie-dubois.example.org} is one.
 */
public final class Host {
  private static final int MAX_LENGTH = 253;

  /** Labels of letters, digits and inner hyphens, of which the last begins with a letter. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  private Host() {}

  /**
   * The host.
   *
   * @param url an absolute URL; or a host as this method writes it, which is its own
   */
  public static Optional<String> of(String url) {
    return isHost(url)
        ? Optional.of(url)
        : WebAddress.of(url).flatMap(address -> ascii(address.host())).filter(Host::isHost);
  }

  private static Optional<String> ascii(String host) {
    try {
      String ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return Optional.of(ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii);
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  private static boolean isHost(String text) {
    return text.length() <= MAX_LENGTH && NAME.matcher(text).matches();
  }
}
