package io.placet.fit;

import io.placet.domain.score.Purchases;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;

/** What one customer of a file bought up to the end of calibration, and on which days after it. */
final class Customer {
  private final TreeSet<LocalDate> days = new TreeSet<>();
  private final TreeSet<LocalDate> later = new TreeSet<>();
  private double total;

  void bought(LocalDate day, double amount, LocalDate until) {
    if (day.isAfter(until)) {
      later.add(day);
    } else {
      days.add(day);
      total += amount;
    }
  }

  /** Empty for who first bought after the end. */
  Optional<Purchases> calibration() {
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(new Purchases(days.size(), days.first(), days.last(), total));
  }

  /** Days with a purchase after the end. */
  int held() {
    return later.size();
  }
}
