package io.placet.domain.register;

/** What becomes of a declared field. A field that is not declared never reaches the gate. */
public enum Treatment {
  /** Goes on as it is. */
  KEEP,
  /** Is coarsened before it is stored: what was sent is in no topic. */
  GENERALISE,
  /** Goes on as a pseudonym of the stream's domain: equal values stay equal, and cannot be read. */
  PSEUDONYMISE,
  /**
   * Goes on sealed under the contact's data key, bound to the domain: an erasure ends it, and only
   * who may re-identify opens it.
   */
  SEAL,
  /** Stays before the gate. */
  DROP
}
