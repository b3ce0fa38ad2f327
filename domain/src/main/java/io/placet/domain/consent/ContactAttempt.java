package io.placet.domain.consent;

import io.placet.domain.contact.SubjectId;
import java.time.Instant;

/**
 * Somebody tried to reach the contact. Attempts are what the register's limits count (Code de la
 * consommation, article D223-9: attempts within 30 days, rest after a refusal).
 *
 * @param channel such as {@code telephone}
 * @param at the server's time
 */
public record ContactAttempt(SubjectId subject, String channel, Instant at, Outcome outcome)
    implements ContactRecord {
  /** What came of it. */
  public enum Outcome {
    /** Nobody answered. */
    UNANSWERED,
    /** The person was reached. */
    REACHED,
    /** The person was reached and wants no more of it for now. */
    DECLINED
  }
}
