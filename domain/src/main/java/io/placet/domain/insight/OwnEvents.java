package io.placet.domain.insight;

import java.util.Map;
import java.util.Set;

/** Events that no sender sends: what Placet itself sees and metrics may measure. */
public final class OwnEvents {
  /**
   * Somebody was asked for a consent, and answered. That concerns people who said no to being
   * measured, so it rests on the duty to account for consents (GDPR Article 5(2)), under the same
   * protection.
   */
  public static final String CONSENT_ANSWERED = "Consent Answered";

  /** For which answers may be counted. */
  public static final String PURPOSE_OF_ANSWERS = "accountability";

  public static final String PURPOSE = "purpose";
  public static final String CHANNEL = "channel";
  public static final String COLLECTION_POINT = "collection_point";

  /** {@link #YES} or {@link #NO}. */
  public static final String ANSWER = "answer";

  public static final String YES = "yes";
  public static final String NO = "no";

  /**
   * A contact entered a segment or left it. It counts for a purpose of figures if an event of the
   * contact has passed the gate for that purpose.
   */
  public static final String SEGMENT_CHANGED = "Segment Changed";

  public static final String SEGMENT = "segment";

  /** {@link #ENTERED} or {@link #LEFT}. */
  public static final String CHANGE = "change";

  public static final String ENTERED = "entered";
  public static final String LEFT = "left";

  /** Why, such as {@code rule} or {@code withdrawn}. */
  public static final String REASON = "reason";

  /** The texts that each tells. */
  public static final Map<String, Set<String>> FIELDS =
      Map.of(
          CONSENT_ANSWERED, Set.of(PURPOSE, CHANNEL, COLLECTION_POINT, ANSWER),
          SEGMENT_CHANGED, Set.of(SEGMENT, CHANGE, REASON));

  private OwnEvents() {}
}
