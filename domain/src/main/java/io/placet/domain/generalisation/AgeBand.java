package io.placet.domain.generalisation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Ages in the bands {@code 0-14}, {@code 15-24}, {@code 25-34}, {@code 35-44}, {@code 45-54},
 * {@code 55-64}, {@code 65-74} and {@code 75+}, limits included: those of INSEE's ten-year tables,
 * with all above 75 in one.
 */
public final class AgeBand {
  private static final long MAX_AGE = 120;

  private record Band(String name, long last) {}

  private static final List<Band> BANDS =
      List.of(
          new Band("0-14", 14),
          new Band("15-24", 24),
          new Band("25-34", 34),
          new Band("35-44", 44),
          new Band("45-54", 54),
          new Band("55-64", 64),
          new Band("65-74", 74),
          new Band("75+", MAX_AGE));

  private AgeBand() {}

  /** All bands, from the youngest on. */
  public static List<String> all() {
    return BANDS.stream().map(Band::name).toList();
  }

  /**
   * The band of an age.
   *
   * @return empty below 0 and above 120
   */
  public static Optional<String> ofAge(long years) {
    return years < 0
        ? Optional.empty()
        : BANDS.stream().filter(band -> years <= band.last()).map(Band::name).findFirst();
  }

  /**
   * The band of who was born that day, at an instant; days are those of UTC.
   *
   * @param birthDate as {@code yyyy-MM-dd}, or a band, which is its own
   * @return empty for anything else, a birth after the instant, and an age above 120
   */
  public static Optional<String> ofBirthDate(String birthDate, Instant at) {
    if (BANDS.stream().anyMatch(band -> band.name().equals(birthDate))) {
      return Optional.of(birthDate);
    }
    try {
      LocalDate born = LocalDate.parse(birthDate);
      LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
      return born.isAfter(today) ? Optional.empty() : ofAge(ChronoUnit.YEARS.between(born, today));
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }
}
