package io.placet.domain.live;

import io.placet.domain.score.Score;
import io.placet.domain.segment.Reason;
import java.time.Instant;
import java.util.List;

/** What judging a contact brought. */
public sealed interface Outcome {
  /**
   * It is in a segment from now on.
   *
   * @param at the exact instant of event time
   * @param byRule whether its own events or the time brought it in; otherwise a definition did
   * @param reasons the leaves that made the rule true
   */
  record Entered(String segment, int version, Instant at, boolean byRule, List<Reason> reasons)
      implements Outcome {
    public Entered {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * It is no longer in a segment.
   *
   * @param version of the definition that let it go; of an archived one the version it was in
   * @param reasons the leaves that made the rule false; none if nothing of the contact is kept, or
   *     the segment is archived
   */
  record Exited(String segment, int version, Instant at, Cause cause, List<Reason> reasons)
      implements Outcome {
    public Exited {
      reasons = List.copyOf(reasons);
    }
  }

  /** A score that is another than the one before, in its value or its contributions. */
  record Scored(Score score) implements Outcome {}

  /** A score says nothing of the contact any more. */
  record Unscored(String score) implements Outcome {}

  /** What ended a membership. */
  enum Cause {
    /** The contact's own events, or the time. */
    RULE,
    /** The definition in force is another. */
    DEFINED,
    /** The segment is no more. */
    ARCHIVED
  }
}
