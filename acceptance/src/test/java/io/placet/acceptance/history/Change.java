package io.placet.acceptance.history;

/** What a client writes about a key. */
public enum Change {
  GRANT,
  WITHDRAWAL
}
