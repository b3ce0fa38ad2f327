package io.placet.domain.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The ages that protect minors.
 *
 * @param consentAge in years; below it only a parent's consent counts (GDPR Article 8; 15 in
 *     France)
 * @param profilingAge in years; below it a known minor is not profiled
 */
public record Minors(int consentAge, int profilingAge) {
  /** Where a register says nothing, a known minor stays one. */
  public static final Minors UNDECLARED = new Minors(Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** Whether someone is too young to consent alone. */
  public boolean needGuardian(LocalDate born, Instant instant, ZoneId zone) {
    return isYounger(born, consentAge, instant, zone);
  }

  /** Whether someone is too young to be profiled. */
  public boolean forbidProfiling(LocalDate born, Instant instant, ZoneId zone) {
    return isYounger(born, profilingAge, instant, zone);
  }

  /** Whether these ages ask for the birth date of someone at all. */
  public boolean concern(LocalDate born, Instant instant, ZoneId zone) {
    return needGuardian(born, instant, zone) || forbidProfiling(born, instant, zone);
  }

  private static boolean isYounger(LocalDate born, int age, Instant instant, ZoneId zone) {
    return age == Integer.MAX_VALUE
        || instant.atZone(zone).toLocalDate().isBefore(born.plusYears(age));
  }
}
