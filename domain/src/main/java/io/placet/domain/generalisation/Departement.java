package io.placet.domain.generalisation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The French département of a postcode: {@code 01} to {@code 95}, {@code 2A}, {@code 2B}, {@code
 * 971} to {@code 989}. A postcode that spans two is that of the one where more people live. The
 * table lies beside this class, with its source and licence.
 *
 * <p>Postcodes of companies (CEDEX) are not in the table, so they do not fit. Nothing tells a
 * French postcode from a foreign one of five digits.
 */
public final class Departement {
  private static final String TABLE = "departement-by-postcode.csv";
  private static final Map<String, String> BY_POSTCODE = read();
  private static final Set<String> CODES = Set.copyOf(BY_POSTCODE.values());

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u202f]+");
  private static final Pattern COUNTRY = Pattern.compile("^(?:F|FR)-(?=[0-9])");

  private Departement() {}

  /**
   * The département's code.
   *
   * @param postcode with or without spaces, and {@code F-} or {@code FR-} before it, or a code,
   *     which is its own. Four digits do not fit: they are as likely Belgian or Swiss as French
   *     without its zero.
   */
  public static Optional<String> of(String postcode) {
    if (CODES.contains(postcode)) {
      return Optional.of(postcode);
    }
    String digits = COUNTRY.matcher(SPACE.matcher(postcode).replaceAll("")).replaceFirst("");
    return Optional.ofNullable(BY_POSTCODE.get(digits));
  }

  private static Map<String, String> read() {
    try (InputStream in = Departement.class.getResourceAsStream(TABLE)) {
      String table =
          new String(Objects.requireNonNull(in, TABLE).readAllBytes(), StandardCharsets.UTF_8);
      return table
          .lines()
          .skip(1)
          .map(line -> line.split(";", -1))
          .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
