package io.placet.domain.segment;

import java.time.Instant;
import java.util.List;

/** A segment's rule. */
public sealed interface Rule {
  /** Whether it is true of a contact at a moment. */
  boolean holds(Moment now);

  /**
   * The first instant after the moment at which its truth can be another although nothing new comes
   * in. It may be one at which the truth stays, never one that is too late.
   *
   * @return {@link Instant#MAX} if it stays for ever
   */
  Instant nextChange(Moment now);

  /** What an empty rule means. */
  record Nobody() implements Rule {
    @Override
    public boolean holds(Moment now) {
      return false;
    }

    @Override
    public Instant nextChange(Moment now) {
      return Instant.MAX;
    }
  }

  /** True when every part is; never empty. */
  record AllOf(List<Rule> parts) implements Rule {
    public AllOf {
      parts = nonEmpty(parts);
    }

    @Override
    public boolean holds(Moment now) {
      for (Rule part : parts) {
        if (!part.holds(now)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Instant nextChange(Moment now) {
      return first(parts, now);
    }
  }

  /** True when at least one part is; never empty. */
  record AnyOf(List<Rule> parts) implements Rule {
    public AnyOf {
      parts = nonEmpty(parts);
    }

    @Override
    public boolean holds(Moment now) {
      for (Rule part : parts) {
        if (part.holds(now)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Instant nextChange(Moment now) {
      return first(parts, now);
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

    @Override
    public boolean holds(Moment now) {
      return !part.holds(now);
    }

    @Override
    public Instant nextChange(Moment now) {
      return part.nextChange(now);
    }
  }

  /** One statement about a contact, that the groups join. */
  sealed interface Leaf extends Rule
      permits Did, FirstOrLast, InScore, InSegment, Latest, Measure, Reachable, Sequence {
    /** What it found at a moment, as text; empty if nothing. */
    String found(Moment now);
  }

  private static List<Rule> nonEmpty(List<Rule> parts) {
    if (parts.isEmpty() || parts.stream().anyMatch(Nobody.class::isInstance)) {
      throw new IllegalArgumentException(
          "a group inside a rule has at least one part, and none of them is empty");
    }
    return List.copyOf(parts);
  }

  private static Instant first(List<Rule> parts, Moment now) {
    Instant first = Instant.MAX;
    for (Rule part : parts) {
      first = Moment.earlier(first, part.nextChange(now));
    }
    return first;
  }
}
