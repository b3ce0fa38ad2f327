package io.placet.domain.score;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recency, frequency and monetary value (Hughes, Strategic Database Marketing, 1994), each in
 * classes from 1, the worst, to q, the best, by quantiles of a population: Σ weight·class. A
 * feature's value in the contributions is what was put into classes: days since the last purchase,
 * days with a purchase, and the sum of the amounts. Says nothing of who never bought.
 *
 * @param eventType what counts as a purchase
 * @param amountField its decimal or whole field with the amount
 * @param recency of days since the last purchase; the fewest are in the best class
 * @param frequency of days with a purchase
 * @param monetary of the sum of the amounts
 */
public record RfmModel(
    String eventType, String amountField, Classes recency, Classes frequency, Classes monetary)
    implements ScoreModel {
  private static final String RECENCY = "recency";

  /** The most classes a feature can have. */
  public static final int MOST_CLASSES = 100;

  public RfmModel {
    int q = recency.count();
    if (q < 2 || q > MOST_CLASSES || frequency.count() != q || monetary.count() != q) {
      throw new IllegalArgumentException(
          "recency, frequency and monetary have equally many boundaries, from 1 to "
              + (MOST_CLASSES - 1));
    }
  }

  @Override
  public Optional<Explained> explain(List<Event> history, Instant at) {
    return Purchases.of(history, eventType, Optional.of(amountField), at)
        .map(purchases -> explain(purchases, Purchases.day(at)));
  }

  @Override
  public Set<String> eventTypes() {
    return Set.of(eventType);
  }

  /** When the days since the last purchase pass the next boundary. */
  @Override
  public Instant nextChange(List<Event> history, Instant at) {
    return Purchases.of(history, eventType, Optional.empty(), at)
        .map(purchases -> nextChange(purchases, at))
        .orElse(Instant.MAX);
  }

  /** The same for purchases up to the instant. */
  public Instant nextChange(Purchases purchases, Instant at) {
    long silence = purchases.daysSinceLast(Purchases.day(at));
    for (double boundary : recency.boundaries()) {
      if (boundary >= silence && boundary < Feature.LONGEST_WINDOW.toDays()) {
        LocalDate day = purchases.last().plusDays((long) Math.floor(boundary) + 1);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    }
    return Instant.MAX;
  }

  /** The days of a silence go on within their class. */
  @Override
  public boolean isSame(Explained one, Explained other) {
    return one.value() == other.value() && withoutDays(one).equals(withoutDays(other));
  }

  private static List<Contribution> withoutDays(Explained explained) {
    return explained.contributions().stream()
        .map(
            each ->
                each.feature().equals(RECENCY) ? new Contribution(RECENCY, 0, each.amount()) : each)
        .toList();
  }

  /** The value for a customer's purchases up to a day. */
  public Explained explain(Purchases purchases, LocalDate today) {
    double silence = purchases.daysSinceLast(today);
    // Fewer days are better: from the other end.
    int recencyClass = recency.count() + 1 - recency.classOf(silence);
    return Explained.sumOf(
        List.of(
            new Contribution(RECENCY, silence, recency.weight() * recencyClass),
            contribution("frequency", purchases.days(), frequency),
            contribution("monetary", purchases.total(), monetary)));
  }

  private static Contribution contribution(String name, double value, Classes classes) {
    return new Contribution(name, value, classes.weight() * classes.classOf(value));
  }
}
