package io.placet.domain.generalisation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL of the web, cut into the parts that a generalisation looks at. Lenient where browsers are:
 * whatever stands in a part stays in that part.
 *
 * @param host without user, password and port, as written
 * @param path from its slash on, without query and fragment; may be empty
 */
record WebAddress(String host, String path) {
  /** No group can be entered at two places of a text, so matching takes one pass. */
  private static final Pattern URL =
      Pattern.compile("(?i:https?)://([^/?#\\\\]*)([^?#]*)(?:[?#].*)?", Pattern.DOTALL);

  private static final Pattern PORT = Pattern.compile(":[0-9]*$");

  /** Empty if it is no absolute URL with the scheme http or https. */
  static Optional<WebAddress> of(String text) {
    Matcher url = URL.matcher(text.strip());
    if (!url.matches()) {
      return Optional.empty();
    }
    String authority = url.group(1);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    return Optional.of(new WebAddress(PORT.matcher(host).replaceFirst(""), url.group(2)));
  }
}
