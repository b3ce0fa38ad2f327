package io.placet.domain.segment;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A segment's rule. Windows slide: at the instant t they hold the events of (t − window, t]. */
public sealed interface Rule {
  /** What an empty rule means. */
  record Nobody() implements Rule {}

  /** True when every part is; never empty. */
  record AllOf(List<Rule> parts) implements Rule {
    public AllOf {
      parts = nonEmpty(parts);
    }
  }

  /** True when at least one part is; never empty. */
  record AnyOf(List<Rule> parts) implements Rule {
    public AnyOf {
      parts = nonEmpty(parts);
    }
  }

  /**
   * True when the part is not; of {@link Nobody} there is no opposite, for it would be everybody.
   */
  record Not(Rule part) implements Rule {
    public Not {
      if (part instanceof Nobody) {
        throw new IllegalArgumentException("the opposite of an empty rule would be everybody");
      }
    }
  }

  /** How many events of a type happened in the window. */
  record Count(String eventType, Duration window, Comparison comparison, long threshold)
      implements Rule, Leaf {
    public Count {
      Leaf.check(window);
    }
  }

  /**
   * The sum of a decimal field over the events of a type in the window.
   *
   * @param threshold in 1/10,000
   */
  record Sum(String eventType, String field, Duration window, Comparison comparison, long threshold)
      implements Rule, Leaf {
    public Sum {
      Leaf.check(window);
    }
  }

  /** Whether an event of a type happened in the window, that is at most this long ago. */
  record Recency(String eventType, Duration window) implements Rule, Leaf {
    public Recency {
      Leaf.check(window);
    }
  }

  /** A rule about the events of one type in one window. */
  sealed interface Leaf permits Count, Sum, Recency {
    /** A hundred years: longer than any register keeps an event. */
    int MAX_WINDOW_DAYS = 36_525;

    String eventType();

    Duration window();

    /** Event times are milliseconds, and an instant less a window must still be an instant. */
    private static void check(Duration window) {
      boolean wholeMillis = window.equals(window.truncatedTo(ChronoUnit.MILLIS));
      if (window.isNegative()
          || window.isZero()
          || window.toDays() >= MAX_WINDOW_DAYS
          || !wholeMillis) {
        throw new IllegalArgumentException(
            "a window is longer than zero, shorter than "
                + MAX_WINDOW_DAYS
                + " days, in whole milliseconds");
      }
    }
  }

  private static List<Rule> nonEmpty(List<Rule> parts) {
    if (parts.isEmpty() || parts.stream().anyMatch(Nobody.class::isInstance)) {
      throw new IllegalArgumentException(
          "a group inside a rule has at least one part, and none of them is empty");
    }
    return List.copyOf(parts);
  }
}
