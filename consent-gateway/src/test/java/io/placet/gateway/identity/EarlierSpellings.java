package io.placet.gateway.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** The spellings under which the first version of Placet kept addresses, as it made them. */
final class EarlierSpellings {
  private static final int LONGEST = 320;

  private EarlierSpellings() {}

  /** Empty for what it refused. */
  static Optional<String> ofEmail(String address) {
    String canonical =
        Normalizer.normalize(address.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    boolean refused =
        canonical.length() > LONGEST || canonical.indexOf('@') < 1 || canonical.endsWith("@");
    return refused ? Optional.empty() : Optional.of(canonical);
  }

  /** Empty for what it refused. */
  static Optional<String> ofPhone(String number) {
    String canonical = number.replace("(0)", "").replaceAll("[\\s.()-]", "");
    return canonical.matches("\\+[1-9][0-9]{5,14}") ? Optional.of(canonical) : Optional.empty();
  }
}
