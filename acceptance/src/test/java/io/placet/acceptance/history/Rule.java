package io.placet.acceptance.history;

/** What a history of linearizable gateways obeys. */
public enum Rule {
  /** What was acknowledged is in the log, where the acknowledgement said, and nothing else is. */
  LOG,
  /** An answer is what its prefix says at its instant. */
  ANSWER,
  /** The prefix holds all that was acknowledged before the question. */
  ACKNOWLEDGED,
  /** The prefix holds nothing that was asked for after the answer. */
  FUTURE,
  /** A question after an answer is answered from no shorter prefix. */
  ORDER
}
