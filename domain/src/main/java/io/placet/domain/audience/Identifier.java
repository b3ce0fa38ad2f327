package io.placet.domain.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what a recipient knows a member. */
public enum Identifier {
  /** The contact's own id, {@code user:17850}. */
  CONTACT,
  /** Its normalised e-mail address. */
  EMAIL,
  /** Its telephone number in E.164. */
  PHONE,
  /**
   * The SHA-256 of its normalised e-mail address, lower-case hex, as advertising platforms match
   * on. Still personal data. There is none of telephone numbers: they are too few to hide by a
   * hash.
   */
  EMAIL_SHA256;

  /** As it appears on the wire, {@code email-sha256}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Identifier> ofWireName(String name) {
    return Arrays.stream(values())
        .filter(identifier -> identifier.wireName().equals(name))
        .findFirst();
  }
}
