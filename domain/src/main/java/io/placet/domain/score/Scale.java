package io.placet.domain.score;

/** On which scale contributions add up to a score's value. */
public enum Scale {
  /** The contributions sum to the value itself. */
  VALUE,
  /** The contributions sum to ln(v / (1 − v)) of the value v, a probability. */
  LOGIT
}
