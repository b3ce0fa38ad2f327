package io.placet.domain.contact;

import io.placet.domain.key.Prf;
import java.text.Normalizer;
import java.util.Locale;

/**
 * An address under the {@code index} key, so that a contact can be found by it while no topic key,
 * path, log or metric holds it.
 *
 * @param kind what the address is
 * @param text 22 characters of base64url (16 bytes)
 */
public record Alias(Kind kind, String text) {
  /** What the address is. */
  public enum Kind {
    EMAIL,
    PHONE
  }

  /** An e-mail address, canonicalised: trimmed, lower case, NFC. */
  public static Alias ofEmail(Prf indexKey, String address) {
    // NFC last: lower case may leave a letter and its accent apart
    String canonical =
        Normalizer.normalize(address.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    if (canonical.length() > 320 || canonical.indexOf('@') < 1 || canonical.endsWith("@")) {
      throw new IllegalArgumentException("an e-mail address looks like name@example.org");
    }
    return of(indexKey, Kind.EMAIL, canonical);
  }

  /**
   * A phone number in international form: {@code +} and 6 to 15 digits; spaces, dots, hyphens,
   * parentheses and the trunk prefix {@code (0)} are ignored.
   */
  public static Alias ofPhone(Prf indexKey, String number) {
    String canonical = number.replace("(0)", "").replaceAll("[\\s.()-]", "");
    if (!canonical.matches("\\+[1-9][0-9]{5,14}")) {
      throw new IllegalArgumentException(
          "a phone number is written in international form, +33612345678");
    }
    return of(indexKey, Kind.PHONE, canonical);
  }

  private static Alias of(Prf indexKey, Kind kind, String canonical) {
    return new Alias(kind, indexKey.computeText(kind.name(), canonical));
  }
}
