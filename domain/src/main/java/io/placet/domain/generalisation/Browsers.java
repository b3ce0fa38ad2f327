package io.placet.domain.generalisation;

/** Knows browsers by what they call themselves. */
@FunctionalInterface
public interface Browsers {
  /** Longest text that is ever asked for. */
  int MAX_LENGTH = 256;

  /**
   * The name of the browser's family, such as {@code Chrome Mobile}; for what it does not know, any
   * name that is none of {@link BrowserFamily}'s.
   *
   * @param userAgent a User-Agent header, cut to {@link #MAX_LENGTH} characters
   */
  String familyOf(String userAgent);
}
