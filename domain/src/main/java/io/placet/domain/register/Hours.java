package io.placet.domain.register;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * Hours of some days of the week.
 *
 * @param from first instant of the day
 * @param to first instant after them, later than {@code from}
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  public Hours {
    days = Set.copyOf(days);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("hours end after they begin");
    }
  }
}
