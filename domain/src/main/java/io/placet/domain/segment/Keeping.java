package io.placet.domain.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * How long the events of a purpose are kept.
 *
 * @param retention empty: for ever
 */
public record Keeping(Optional<Period> retention) {
  public static final Keeping FOR_EVER = new Keeping(Optional.empty());

  private static final long SECONDS_PER_DAY = 86_400;

  public static Keeping of(Period retention) {
    return new Keeping(Optional.of(retention));
  }

  /**
   * The first instant at which an event is kept no longer: the first midnight (UTC) after the
   * retention. Days are counted, for each event asks.
   *
   * @return {@link Instant#MAX} if it is kept for ever
   */
  public Instant end(Instant occurredAt) {
    if (retention.isEmpty()) {
      return Instant.MAX;
    }
    long day = Math.floorDiv(occurredAt.getEpochSecond(), SECONDS_PER_DAY);
    long last = LocalDate.ofEpochDay(day).plus(retention.get()).toEpochDay();
    return Instant.ofEpochSecond((last + 1) * SECONDS_PER_DAY);
  }
}
