package io.placet.domain.verdict;

import java.util.Locale;

/** Why a verdict is no; the weightiest first, so that the first of several names them all. */
public enum DenialReason {
  /** The contact was erased (GDPR Article 17). */
  ERASED,
  RESTRICTED,
  OBJECTED,
  WITHDRAWN,
  REFUSED,
  /** Too young to consent alone, or to be profiled (GDPR Article 8). */
  MINOR,
  REVOKED,
  /** The notice that was shown counts no longer: the consent must be asked anew. */
  NOTICE_RETIRED,
  EXPIRED,
  /** Special categories of data need an explicit consent (GDPR Article 9). */
  NOT_EXPLICIT,
  /** Another basis was established, but not under the conditions that the register sets. */
  CONDITIONS_UNMET,
  /** A record exists, but none that permits: requested, invalidated. */
  NOT_GRANTED,
  /** Nothing was ever recorded. */
  NO_RECORD,
  UNDECLARED_PURPOSE,
  UNDECLARED_CHANNEL,
  /** It would be allowed, but not at this hour or on this day. */
  QUIET_HOURS,
  /** It would be allowed, but not so often. */
  FREQUENCY_CAP,
  /** Nothing in the stream consumes any of the event's purposes. */
  NO_CONSUMER,
  /** The gate could not prove in time that it has applied what the event rests on. */
  UNPROVEN;

  /** As it appears on the wire, {@code no_record}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
