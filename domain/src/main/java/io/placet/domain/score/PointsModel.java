package io.placet.domain.score;

import io.placet.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Points for events, which fade: Σ pᵢ·2^(−(t−tᵢ)/H) over the events of the listed types up to t.
 * Contributions are by event type; a feature's value is how many events of it count.
 *
 * @param halfLife H: after it, points are worth half; at least a second, shorter than 36,525 days
 * @param points per event type; negative ones take away
 */
public record PointsModel(Duration halfLife, Map<String, Double> points) implements ScoreModel {
  public PointsModel {
    if (halfLife.compareTo(Duration.ofSeconds(1)) < 0
        || halfLife.compareTo(Feature.LONGEST_WINDOW) >= 0) {
      throw new IllegalArgumentException(
          "a half-life is at least a second and shorter than 36525 days");
    }
    if (points.isEmpty()) {
      throw new IllegalArgumentException("points for at least one event type are needed");
    }
    points.forEach(Finite::check);
    points = Map.copyOf(points);
  }

  @Override
  public Optional<Explained> explain(List<Event> history, Instant at) {
    List<Contribution> contributions = new ArrayList<>();
    new TreeMap<>(points)
        .forEach(
            (type, worth) -> {
              // Sorted, so that the sum does not depend on the order in which events came.
              double[] left =
                  history.stream()
                      .filter(event -> event.type().equals(type) && !event.occurredAt().isAfter(at))
                      .mapToDouble(event -> Decaying.factor(event.occurredAt(), at, halfLife))
                      .sorted()
                      .toArray();
              if (left.length > 0) {
                contributions.add(
                    new Contribution(type, left.length, worth * Arrays.stream(left).sum()));
              }
            });
    return Optional.of(Explained.sumOf(contributions));
  }

  @Override
  public Set<String> eventTypes() {
    return points.keySet();
  }

  @Override
  public Instant nextChange(List<Event> history, Instant at) {
    return Instant.MAX;
  }

  /**
   * When the fading value crosses a threshold: all points fade alike, so it comes nearer to 0 and
   * never turns. May be some milliseconds too early, never too late.
   *
   * @return {@link Instant#MAX} if it does not
   */
  public Instant crosses(double threshold, List<Event> history, Instant at) {
    double value = explain(history, at).map(Explained::value).orElse(0.0);
    if (threshold == 0 || value / threshold <= 1) {
      return Instant.MAX;
    }
    double halfLives = Math.log(value / threshold) / Math.log(2);
    double millis = Math.floor(halfLives * halfLife.toMillis()) - 2;
    return at.plusMillis(Math.max(1, (long) millis));
  }

  /**
   * What an engine keeps of one event type instead of its events, with one more event; {@link
   * Decaying#valueAt} is that type's contribution.
   *
   * @param before what it kept, if anything
   * @return empty if the event's type has no points and nothing was kept before
   */
  public Optional<Decaying> add(Optional<Decaying> before, Event event) {
    Double worth = points.get(event.type());
    if (worth == null) {
      return before;
    }
    return Optional.of(
        before
            .map(kept -> kept.plus(worth, event.occurredAt(), halfLife))
            .orElseGet(() -> new Decaying(worth, event.occurredAt())));
  }
}
