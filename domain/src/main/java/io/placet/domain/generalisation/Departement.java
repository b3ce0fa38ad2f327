package io.placet.domain.generalisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The French département of a postcode: {@code 01} to {@code 95}, {@code 2A}, {@code 2B}, {@code
 * 971} to {@code 989}. A postcode that spans two is that of the one where more people live.
 *
 * <p>A postcode that does not exist does not fit. Nothing tells a French postcode from a foreign
 * one of five digits.
 */
public final class Departement {
  private static final Set<String> CODES = FrenchPostcode.departements();

  private Departement() {}

  /** All codes that have a postcode, sorted: {@code 01} … {@code 2A}, {@code 2B} … {@code 989}. */
  public static List<String> all() {
    return CODES.stream().sorted().toList();
  }

  /**
   * The département's code.
   *
   * @param postcode as {@link FrenchPostcode} reads it, or a code, which is its own
   */
  public static Optional<String> of(String postcode) {
    return CODES.contains(postcode)
        ? Optional.of(postcode)
        : FrenchPostcode.of(postcode).map(FrenchPostcode::departement);
  }
}
