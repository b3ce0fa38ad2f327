package io.placet.acceptance.retail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A step of a sequence.
 *
 * @param within how long after the step before it at most
 * @param without what does not lie between the step before and this one
 */
record PlainStep(Predicate<RetailEvent> event, Duration within, Predicate<RetailEvent> without) {
  private static final Duration ANY_TIME = Duration.ofDays(36_500);

  static PlainStep begin(Predicate<RetailEvent> event) {
    return new PlainStep(event, ANY_TIME, none -> false);
  }

  static PlainStep then(
      Predicate<RetailEvent> event, Duration within, Predicate<RetailEvent> without) {
    return new PlainStep(event, within, without);
  }

  /** The first event of the chain that began last, of all chains there are. */
  static Optional<RetailEvent> lastBeginning(List<RetailEvent> events, List<PlainStep> steps) {
    for (int at = events.size() - 1; at >= 0; at--) {
      if (steps.get(0).event().test(events.get(at))
          && goesOn(events, at, steps.subList(1, steps.size()))) {
        return Optional.of(events.get(at));
      }
    }
    return Optional.empty();
  }

  private static boolean goesOn(List<RetailEvent> events, int from, List<PlainStep> steps) {
    if (steps.isEmpty()) {
      return true;
    }
    PlainStep step = steps.get(0);
    for (int at = from + 1; at < events.size(); at++) {
      RetailEvent event = events.get(at);
      if (event.time().isAfter(events.get(from).time().plus(step.within()))) {
        return false;
      }
      if (step.event().test(event) && goesOn(events, at, steps.subList(1, steps.size()))) {
        return true;
      }
      if (step.without().test(event)) {
        return false;
      }
    }
    return false;
  }
}
