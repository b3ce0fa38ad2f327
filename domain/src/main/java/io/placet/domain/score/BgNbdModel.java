package io.placet.domain.score;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A score by {@link BgNbd}. Says nothing of who never bought. Time alone changes it at a midnight
 * UTC, each time that a whole unit has passed since the first purchase: a customer is watched until
 * then, or until the last purchase if that was later. Rates are told by that unit, so finer steps
 * would tell little, and of all customers every day.
 *
 * <p>The value is not a sum of features, so contributions are steps on the way from a new customer
 * to this one, each of them a history that the model can value: {@code new customer} (0, 0, 0),
 * with the horizon as its feature value; then {@code T}, the time since the first purchase, as if
 * without a repeat (0, 0, T); then {@code x}, the repeat purchases, as if the last were just now
 * (x, T, T); then {@code t_x}, when the last really was. They sum to the value. Features have the
 * model's unit of time.
 *
 * @param eventType what counts as a purchase
 * @param unit of α, T, tₓ and the horizon
 */
public record BgNbdModel(String eventType, TimeUnit unit, BgNbd parameters, Output output)
    implements ScoreModel {
  public BgNbdModel {
    if (output instanceof ExpectedPurchases expected
        && expected.horizon() > BgNbd.LONGEST_HORIZON * parameters.alpha()) {
      throw new IllegalArgumentException(
          "a horizon is at most " + BgNbd.LONGEST_HORIZON + " times alpha");
    }
  }

  /** What of the model is the score. */
  public sealed interface Output {}

  /**
   * How many purchases are expected.
   *
   * @param horizon within how long, in the model's unit
   */
  public record ExpectedPurchases(double horizon) implements Output {
    public ExpectedPurchases {
      Finite.checkPositive("horizon", horizon);
    }
  }

  /** How probable it is that the customer still buys. */
  public record ProbabilityAlive() implements Output {}

  @Override
  public Optional<Explained> explain(List<Event> history, Instant at) {
    return Purchases.of(history, eventType, Optional.empty(), at)
        .map(purchases -> explain(purchases, Purchases.day(at)));
  }

  @Override
  public Set<String> eventTypes() {
    return Set.of(eventType);
  }

  @Override
  public Instant nextChange(List<Event> history, Instant at) {
    return Purchases.of(history, eventType, Optional.empty(), at)
        .map(purchases -> nextChange(purchases.first(), at))
        .orElse(Instant.MAX);
  }

  /** The first instant after another at which a further unit has passed since a first purchase. */
  public Instant nextChange(LocalDate first, Instant at) {
    return first
        .plusDays(passed(first, Purchases.day(at)))
        .plusDays(unit.lengthInDays())
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  /** How many days of whole units passed. */
  private long passed(LocalDate first, LocalDate today) {
    long days = ChronoUnit.DAYS.between(first, today);
    return days - Math.floorMod(days, unit.lengthInDays());
  }

  /** The value of a day, for what was bought up to it. */
  public Explained explain(Purchases purchases, LocalDate today) {
    LocalDate passed = purchases.first().plusDays(passed(purchases.first(), today));
    LocalDate watched = passed.isAfter(purchases.last()) ? passed : purchases.last();
    return explain(Repeats.of(purchases, watched, unit));
  }

  /** The value for a customer's repeat purchases. */
  public Explained explain(Repeats of) {
    return output instanceof ExpectedPurchases expected
        ? steps(
            of, expected.horizon(), step -> parameters.expectedPurchases(step, expected.horizon()))
        : steps(of, 0, parameters::probabilityAlive);
  }

  private static Explained steps(Repeats of, double horizon, ToDoubleFunction<Repeats> value) {
    boolean repeated = of.count() > 0;
    double asNew = value.applyAsDouble(Repeats.NEW);
    double aged = value.applyAsDouble(new Repeats(0, 0, of.age()));
    double justBought =
        repeated ? value.applyAsDouble(new Repeats(of.count(), of.age(), of.age())) : aged;
    double now = repeated ? value.applyAsDouble(of) : aged;
    return new Explained(
        now,
        Scale.VALUE,
        List.of(
            new Contribution("new customer", horizon, asNew),
            new Contribution("T", of.age(), aged - asNew),
            new Contribution("x", of.count(), justBought - aged),
            new Contribution("t_x", of.last(), now - justBought)));
  }
}
