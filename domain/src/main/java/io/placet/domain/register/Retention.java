package io.placet.domain.register;

import java.time.Duration;

/**
 * How long the log topics keep what is not compacted.
 *
 * @param deadLetters at most {@link #MOST_FOR_DEAD_LETTERS}: what did not fit is kept to be mended,
 *     and no longer
 * @param audit who did what; as long as accountability asks for it (GDPR Article 5(2))
 * @param consentTransitions what the gate saw become of consents, under pseudonyms
 */
public record Retention(
    Duration events,
    Duration pseudonymisedEvents,
    Duration segmentChanges,
    Duration withheld,
    Duration shutOffs,
    Duration deadLetters,
    Duration audit,
    Duration consentTransitions) {
  public static final Duration MOST_FOR_DEAD_LETTERS = Duration.ofDays(7);

  /** Where the register says nothing: longer than the longest window of a metric, a month. */
  public static final Duration CONSENT_TRANSITIONS = Duration.ofDays(35);

  public Retention {
    if (deadLetters.compareTo(MOST_FOR_DEAD_LETTERS) > 0) {
      throw new IllegalArgumentException("dead letters are kept for seven days at most");
    }
  }

  /**
   * With what a register need not say: dead letters the longest, audit as shut-offs, consent
   * transitions as {@link #CONSENT_TRANSITIONS}.
   */
  public Retention(
      Duration events,
      Duration pseudonymisedEvents,
      Duration segmentChanges,
      Duration withheld,
      Duration shutOffs) {
    this(
        events,
        pseudonymisedEvents,
        segmentChanges,
        withheld,
        shutOffs,
        MOST_FOR_DEAD_LETTERS,
        shutOffs,
        CONSENT_TRANSITIONS);
  }
}
