package io.placet.gateway.audience.webhook;

/** Why a receiver's contacts are looked at. */
enum Why {
  /** Their standing may have changed, or there may be room for their entry. */
  CHANGED,
  /** A replay was asked for: members are told also where the receiver knows of them. */
  REPLAYED,
  /**
   * They are looked at from time to time: only exits are told, for an entry that was not
   * acknowledged is being tried still, or was given up.
   */
  SWEPT
}
