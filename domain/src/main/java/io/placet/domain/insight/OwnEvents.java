package io.placet.domain.insight;

import java.util.Map;
import java.util.Set;

/**
 * Events that no sender sends: what Placet itself sees and metrics may measure. Rates of consent
 * concern people who said no to being measured, so they rest on the duty to account for consents
 * (GDPR Article 5(2)), under the same protection.
 */
public final class OwnEvents {
  /** Somebody was asked for a consent, and answered. */
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

  /** The texts that each tells. */
  public static final Map<String, Set<String>> FIELDS =
      Map.of(CONSENT_ANSWERED, Set.of(PURPOSE, CHANNEL, COLLECTION_POINT, ANSWER));

  private OwnEvents() {}
}
