package io.placet.domain.consent;

/**
 * States of a consent record, after the consent status of the W3C Data Privacy Vocabulary, with
 * what is no consent ({@link #OBJECTED}, {@link #RESTRICTED}, {@link #RESTRICTION_LIFTED}, {@link
 * #BASIS_ESTABLISHED}).
 */
public enum ConsentState {
  REQUESTED,
  GIVEN,
  RENEWED,
  REFUSED,
  WITHDRAWN,
  REVOKED,
  EXPIRED,
  INVALIDATED,
  OBJECTED,
  RESTRICTED,
  RESTRICTION_LIFTED,
  BASIS_ESTABLISHED;

  /** Whether the person consents. */
  public boolean isGrant() {
    return this == GIVEN || this == RENEWED;
  }

  /** Whether the record permits something, and so may be undone by what preceded it in the log. */
  public boolean permits() {
    return isGrant() || this == BASIS_ESTABLISHED;
  }

  /** Whether it closes every basis of its purpose until a later confirmed grant by the person. */
  public boolean isRefusal() {
    return this == REFUSED || this == WITHDRAWN || this == OBJECTED;
  }

  /** Whether processing that was allowed must now stop, and the stop be confirmed on a receipt. */
  public boolean opensShutOff() {
    return isRefusal() || this == REVOKED || this == RESTRICTED;
  }
}
