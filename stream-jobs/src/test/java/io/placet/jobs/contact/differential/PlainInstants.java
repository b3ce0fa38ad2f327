package io.placet.jobs.contact.differential;

import io.placet.domain.score.Feature;
import io.placet.domain.score.LogisticModel;
import io.placet.domain.score.ScoreDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The instants at which anything can become another by itself: events that come, leave a window or
 * are forgotten, midnights, and where fading points cross a threshold.
 */
final class PlainInstants {
  private final PlainDefinitions.InForce by;
  private final List<Kept> history;

  PlainInstants(PlainDefinitions.InForce by, List<Kept> history) {
    this.by = by;
    this.history = history;
  }

  /** Those after an instant, up to another, that included. */
  Set<Instant> between(Instant from, Instant to, BiFunction<String, Instant, PlainView> views) {
    TreeSet<Instant> steps = new TreeSet<>();
    history.forEach(event -> steps.addAll(of(event)));
    for (Instant midnight = from.truncatedTo(ChronoUnit.DAYS);
        !midnight.isAfter(to) && !history.isEmpty();
        midnight = midnight.plus(1, ChronoUnit.DAYS)) {
      steps.add(midnight);
    }
    steps.removeIf(at -> !at.isAfter(from) || at.isAfter(to));
    TreeSet<Instant> all = new TreeSet<>(steps);
    Instant begin = from;
    TreeSet<Instant> ends = new TreeSet<>(steps);
    ends.add(to.plusMillis(1));
    for (Instant end : ends) {
      if (end.isAfter(begin)) {
        all.addAll(crossings(begin, end, views));
      }
      begin = end;
    }
    return all;
  }

  private Set<Instant> of(Kept event) {
    Set<Instant> instants = new TreeSet<>();
    instants.add(event.at());
    event.purposes().forEach(purpose -> instants.add(event.end(purpose)));
    windows().forEach(window -> instants.add(event.at().plus(window)));
    return instants;
  }

  private Stream<Duration> windows() {
    return Stream.concat(
        by.live().values().stream()
            .flatMap(segment -> segment.rule().leaves())
            .flatMap(
                leaf ->
                    Stream.concat(
                        leaf.window().stream(),
                        leaf instanceof PlainLeaf.Scored scored && scored.score() != null
                            ? windows(scored.score())
                            : Stream.empty())),
        by.scores().values().stream().flatMap(PlainInstants::windows));
  }

  private static Stream<Duration> windows(ScoreDefinition score) {
    return score.model() instanceof LogisticModel logistic
        ? logistic.terms().stream()
            .map(LogisticModel.Term::feature)
            .map(
                feature -> {
                  if (feature instanceof Feature.Count count) {
                    return count.window();
                  }
                  return feature instanceof Feature.Sum sum
                      ? sum.window()
                      : ((Feature.DaysSince) feature).window();
                })
        : Stream.empty();
  }

  /** Between two instants points only fade, so each threshold is crossed once at most. */
  private Set<Instant> crossings(
      Instant from, Instant end, BiFunction<String, Instant, PlainView> views) {
    Set<Instant> crossings = new TreeSet<>();
    for (PlainDefinitions.Segment segment : by.live().values()) {
      segment
          .rule()
          .leaves()
          .filter(leaf -> leaf instanceof PlainLeaf.Scored scored && scored.fades())
          .forEach(
              leaf ->
                  crossing(from, end, at -> leaf.holds(views.apply(segment.purpose(), at)))
                      .ifPresent(crossings::add));
    }
    return crossings;
  }

  private static Optional<Instant> crossing(
      Instant from, Instant end, java.util.function.Predicate<Instant> truth) {
    long low = from.toEpochMilli();
    long high = end.toEpochMilli() - 1;
    boolean before = truth.test(from);
    if (high <= low || truth.test(Instant.ofEpochMilli(high)) == before) {
      return Optional.empty();
    }
    while (low + 1 < high) {
      long middle = (low + high) >>> 1;
      if (truth.test(Instant.ofEpochMilli(middle)) == before) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Optional.of(Instant.ofEpochMilli(high));
  }
}
