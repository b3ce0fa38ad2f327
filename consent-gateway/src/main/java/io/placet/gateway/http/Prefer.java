package io.placet.gateway.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller prefers (RFC 7240). Of a preference that is repeated the first counts; what is
 * malformed or unknown is as if it were not there.
 *
 * @param values of preferences by their name in lower case; empty where one has none
 */
public record Prefer(Map<String, String> values) {
  /** Name of the header that says what was done as preferred. */
  public static final String APPLIED = "Preference-Applied";

  private static final String NAME = "Prefer";
  private static final String WAIT = "wait";
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern PREFERENCE =
      Pattern.compile(
          "[ \t]*(TOKEN)[ \t]*(?:=[ \t]*(?:(TOKEN)|\"([^\"]*+)\")?)?[ \t]*(?:;.*+)?"
              .replace("TOKEN", TOKEN));
  private static final Pattern SECONDS = Pattern.compile("[0-9]+");

  /** More digits than any wait that is granted. */
  private static final int MANY_DIGITS = 9;

  public Prefer {
    values = Map.copyOf(values);
  }

  /** The preferences of a request whose operation declares the header. */
  public static Prefer of(ApiRequest request) {
    return request.header(NAME).map(Prefer::parse).orElse(new Prefer(Map.of()));
  }

  static Prefer parse(String header) {
    Map<String, String> values = new HashMap<>();
    int begin = 0;
    boolean quoted = false;
    boolean escaped = false;
    for (int i = 0; i <= header.length(); i++) {
      boolean end = i == header.length();
      if (end || (header.charAt(i) == ',' && !quoted)) {
        Matcher preference = PREFERENCE.matcher(header.substring(begin, i));
        if (preference.matches()) {
          values.putIfAbsent(preference.group(1).toLowerCase(Locale.ROOT), value(preference));
        }
        begin = i + 1;
      } else if (header.charAt(i) == '"' && !escaped) {
        quoted = !quoted;
      }
      escaped = !end && quoted && !escaped && header.charAt(i) == '\\';
    }
    return new Prefer(values);
  }

  private static String value(Matcher preference) {
    return Optional.ofNullable(preference.group(2))
        .or(() -> Optional.ofNullable(preference.group(3)))
        .orElse("");
  }

  /** How long the answer may be waited for; what is asked beyond the longest is the longest. */
  public Optional<Duration> waitAtMost(Duration longest) {
    return Optional.ofNullable(values.get(WAIT))
        .filter(text -> SECONDS.matcher(text).matches())
        .map(Prefer::seconds)
        .map(asked -> asked.compareTo(longest) > 0 ? longest : asked);
  }

  private static Duration seconds(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > MANY_DIGITS
        ? Duration.ofSeconds(Long.MAX_VALUE)
        : Duration.ofSeconds(Long.parseLong(significant));
  }

  /** What {@link #APPLIED} says of a wait. */
  public static String waitApplied(Duration wait) {
    return WAIT + "=" + wait.toSeconds();
  }
}
