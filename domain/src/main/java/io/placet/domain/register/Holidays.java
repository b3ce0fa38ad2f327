package io.placet.domain.register;

import java.time.LocalDate;
import java.util.Set;

/**
 * Public holidays as far as they are listed.
 *
 * @param knownUntil the last day that the list covers; later days count as holidays
 */
public record Holidays(LocalDate knownUntil, Set<LocalDate> days) {
  public Holidays {
    days = Set.copyOf(days);
  }

  public boolean include(LocalDate day) {
    return days.contains(day) || !isKnown(day);
  }

  public boolean isKnown(LocalDate day) {
    return !day.isAfter(knownUntil);
  }
}
