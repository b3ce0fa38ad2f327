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
 * A French postcode that exists, by a table of official files under Licence Ouverte 2.0 that lies
 * beside this class with its sources. Postcodes of companies (CEDEX) are not in it.
 *
 * @param digits five of them
 * @param departement its département's code, such as {@code 56} or {@code 2A}
 */
public record FrenchPostcode(String digits, String departement) {
  private static final String TABLE = "departement-by-postcode.csv";
  private static final Map<String, String> DEPARTEMENTS = read();

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u202f]+");
  private static final Pattern COUNTRY = Pattern.compile("^(?:F|FR)-(?=[0-9])");

  /**
   * Reads a postcode, with or without spaces, and {@code F-} or {@code FR-} before it. Empty where
   * none is written so: four digits are as likely Belgian or Swiss as French without its zero.
   */
  public static Optional<FrenchPostcode> of(String text) {
    String digits = COUNTRY.matcher(SPACE.matcher(text).replaceAll("")).replaceFirst("");
    return Optional.ofNullable(DEPARTEMENTS.get(digits))
        .map(departement -> new FrenchPostcode(digits, departement));
  }

  /** The codes of all départements that have a postcode. */
  static Set<String> departements() {
    return Set.copyOf(DEPARTEMENTS.values());
  }

  private static Map<String, String> read() {
    try (InputStream in = FrenchPostcode.class.getResourceAsStream(TABLE)) {
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
