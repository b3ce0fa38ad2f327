package io.placet.domain.verdict;

import java.util.Locale;

/** Why a verdict is no; the weightiest first, so that the first of several names them all. */
public enum DenialReason {
  RESTRICTED,
  OBJECTED,
  WITHDRAWN,
  REFUSED,
  REVOKED,
  EXPIRED,
  /** A record exists, but none that permits: requested, invalidated. */
  NOT_GRANTED,
  /** Nothing was ever recorded. */
  NO_RECORD,
  UNDECLARED_PURPOSE,
  UNDECLARED_CHANNEL,
  /** Nothing in the stream consumes any of the event's purposes. */
  NO_CONSUMER,
  /** The gate could not prove in time that it has applied what the event rests on. */
  UNPROVEN;

  /** As it appears on the wire, {@code no_record}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
