package io.placet.gateway.erasure;

/**
 * A place between two effects of an erasure, in their order. A gateway may end at any of them, and
 * another one goes on: who listens to them in tests ends it there.
 */
public enum ErasurePoint {
  /** Nothing is done but that it was recorded. */
  BEGUN,
  /** The vault knows of it. */
  NOTED,
  REFUSALS_KEPT,
  REFUSALS_STEP_SAID,
  RECORDS_REMOVED,
  RECORDS_STEP_SAID,
  ADDRESSES_REMOVED,
  ADDRESSES_STEP_SAID,
  SLOT_KEY_REPLACED,
  OTHERS_WRAPPED_ANEW,
  OLDER_KEYS_DESTROYED,
  KEY_STEP_SAID
}
