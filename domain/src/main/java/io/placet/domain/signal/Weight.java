package io.placet.domain.signal;

/** How much a consenting signal can do. A refusing one always counts. */
public enum Weight {
  /**
   * A state that somebody passes on, perhaps for the hundredth time and perhaps from long ago: it
   * can be a first consent, and lifts or prolongs nothing.
   */
  REPEATED,
  /** What the person chose, known to be later than everything that it would lift. */
  CHOSEN
}
