package io.placet.domain.score;

import io.placet.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
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
    Map<String, Contribution> byType = new TreeMap<>();
    for (String type : points.keySet()) {
      List<Instant> times = times(type, history, at);
      fold(type, times)
          .map(left -> new Contribution(type, times.size(), left.valueAt(at, halfLife)))
          .ifPresent(contribution -> byType.put(type, contribution));
    }
    return Optional.of(Explained.sumOf(List.copyOf(byType.values())));
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
   * never turns. May be too early, never too late.
   *
   * @return {@link Instant#MAX} if it does not
   */
  public Instant crosses(double threshold, List<Event> history, Instant at) {
    double value = explain(history, at).map(Explained::value).orElse(0.0);
    Instant crossing = Instant.MAX;
    long left = millisUntil(value, threshold);
    if (left < Long.MAX_VALUE) {
      crossing = at.plusMillis(left);
    }
    for (String type : points.keySet()) {
      Instant vanishes =
          fold(type, times(type, history, at)).map(points -> vanishes(points)).orElse(Instant.MIN);
      if (vanishes.isAfter(at) && vanishes.isBefore(crossing)) {
        crossing = vanishes;
      }
    }
    return crossing;
  }

  /**
   * How long a value takes to fade to a threshold, other than by vanishing; some milliseconds less,
   * for a logarithm is not exact, but at least one.
   *
   * @return {@link Long#MAX_VALUE} if it does not
   */
  public long millisUntil(double value, double threshold) {
    double ratio = value / threshold;
    if (threshold == 0 || !(ratio >= 1)) {
      return Long.MAX_VALUE;
    }
    double halfLives = Math.min(Math.log(ratio) / Math.log(2), Decaying.MOST_HALF_LIVES);
    return Math.max(1, (long) Math.floor(halfLives * Decaying.millis(halfLife)) - 2);
  }

  private Instant vanishes(Decaying points) {
    return points.at().plusMillis(millisToVanish());
  }

  /** After how long nothing is left of points. */
  public long millisToVanish() {
    return (long) Math.ceil(Decaying.MOST_HALF_LIVES * Decaying.millis(halfLife));
  }

  /** The points of a type's events; what an engine can keep of them, as long as none comes late. */
  Optional<Decaying> fold(String type, List<Instant> inOrder) {
    double worth = points.getOrDefault(type, 0.0);
    Optional<Decaying> sum = Optional.empty();
    for (Instant time : inOrder) {
      sum =
          Optional.of(
              sum.map(before -> before.plus(worth, time, halfLife))
                  .orElseGet(() -> new Decaying(worth, time)));
    }
    return sum;
  }

  private static List<Instant> times(String type, List<Event> history, Instant at) {
    return history.stream()
        .filter(event -> event.type().equals(type) && !event.occurredAt().isAfter(at))
        .map(Event::occurredAt)
        .sorted()
        .toList();
  }
}
