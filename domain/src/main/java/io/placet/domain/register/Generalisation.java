package io.placet.domain.register;

import java.util.Locale;

/** What a value can be coarsened to before it is stored. */
public enum Generalisation {
  /** A French postcode to its département, such as {@code 29}, {@code 2A} or {@code 974}. */
  DEPARTEMENT,
  /** A birth date, or an age in whole years, to a band of ages such as {@code 25-34}. */
  AGE_BAND,
  /** A URL to its host. */
  HOST,
  /** A URL to its path, without what looks like an identifier. */
  PATH,
  /** A User-Agent header to the family of its browser. */
  FAMILY;

  /** Whether a field declared with this type can be generalised so. */
  public boolean allows(FieldType type) {
    return type == FieldType.TEXT || (this == AGE_BAND && type == FieldType.INTEGER);
  }

  /** As the register writes it, such as {@code age-band}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
