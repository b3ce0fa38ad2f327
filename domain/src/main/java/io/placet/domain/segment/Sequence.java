package io.placet.domain.segment;

import io.placet.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether events happened one after the other, all of them in the window. The order is that of the
 * history: by time, and of arrival where times are equal; no event is two steps.
 */
public record Sequence(List<Step> steps, Window window) implements Rule.Leaf {
  public static final int MIN_STEPS = 2;
  public static final int MAX_STEPS = 5;

  /**
   * One event of it.
   *
   * @param within how long after the step before it at most, this long included
   * @param without what does not happen between the step before and this one
   */
  public record Step(Occurrence event, Optional<Duration> within, List<Occurrence> without) {
    public Step {
      within.ifPresent(Window::check);
      without = List.copyOf(without);
    }

    private boolean isInTime(Instant before, Event next) {
      return within.isEmpty() || !next.occurredAt().isAfter(before.plus(within.get()));
    }

    private boolean isBrokenBy(Event between) {
      for (Occurrence occurrence : without) {
        if (occurrence.is(between)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Some first steps that happened: the event they began with, and when the last of them was. */
  private record Attempt(Event start, Instant last) {}

  public Sequence {
    steps = List.copyOf(steps);
    if (steps.size() < MIN_STEPS || steps.size() > MAX_STEPS) {
      throw new IllegalArgumentException(
          "a sequence has " + MIN_STEPS + " to " + MAX_STEPS + " steps");
    }
    Step first = steps.get(0);
    if (first.within().isPresent() || !first.without().isEmpty()) {
      throw new IllegalArgumentException("nothing comes before the first step");
    }
  }

  @Override
  public boolean holds(Moment now) {
    return latestStart(now.in(window)).isPresent();
  }

  /** When the one that began last began. */
  @Override
  public String found(Moment now) {
    return latestStart(now.in(window)).map(start -> start.occurredAt().toString()).orElse("");
  }

  /**
   * It stays true until the first event of the sequence that began last leaves, and only a last
   * step makes it true: what must not happen in between leaves later than what comes before it.
   */
  @Override
  public Instant nextChange(Moment now) {
    return latestStart(now.in(window))
        .map(start -> now.leaves(start, window))
        .orElseGet(() -> steps.get(steps.size() - 1).event().next(now));
  }

  /**
   * The first event of the whole sequence that began last. For each step only the attempt whose
   * last event is the latest is kept: it began no earlier than the others, has the most time left,
   * and the fewest events between. So one pass is enough.
   */
  private Optional<Event> latestStart(List<Event> seen) {
    @Nullable Attempt[] open = new Attempt[steps.size()];
    for (Event event : seen) {
      // From the last step down: what an event reaches it has not reached before itself.
      for (int step = steps.size() - 1; step >= 0; step--) {
        Attempt reached = attempt(step, step == 0 ? null : open[step - 1], event);
        boolean broken = step + 1 < steps.size() && steps.get(step + 1).isBrokenBy(event);
        if (reached != null || broken) {
          open[step] = reached;
        }
      }
    }
    Attempt whole = open[steps.size() - 1];
    return whole == null ? Optional.empty() : Optional.of(whole.start());
  }

  private @Nullable Attempt attempt(int step, @Nullable Attempt before, Event event) {
    if (!steps.get(step).event().is(event)) {
      return null;
    }
    if (step == 0) {
      return new Attempt(event, event.occurredAt());
    }
    return before != null && steps.get(step).isInTime(before.last(), event)
        ? new Attempt(before.start(), event.occurredAt())
        : null;
  }
}
