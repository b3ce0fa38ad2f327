package io.placet.gateway.person;

import io.placet.domain.register.Notice;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a person is told before a consent. */
final class Notices {
  private Notices() {}

  /**
   * The notice in force for a purpose: in the language where there is one, else in any; of several
   * the one with the highest version.
   */
  static Optional<Notice> inForce(
      Register register, Purpose purpose, String language, Instant now) {
    return register.notices().values().stream()
        .filter(notice -> notice.purposes().contains(purpose.id()) && !notice.isRetired(now))
        .max(
            Comparator.comparing((Notice notice) -> notice.language().equals(language))
                .thenComparing(notice -> number(notice.ref().version()))
                .thenComparing(notice -> notice.ref().version())
                .thenComparing(notice -> notice.ref().id()));
  }

  /** The number that a version begins with: 10 comes after 9. */
  private static long number(String version) {
    String digits = version.replaceFirst("[^0-9].*", "");
    return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
  }
}
