package io.placet.domain.consent;

/** Who put a record into the log, which decides what the record may lift. */
public enum Actor {
  /**
   * The person, through a collection point's own token, a confirmed link or the preference page.
   */
  PERSON,
  /** The data-protection officer: records a first grant with proof, but lifts no refusal. */
  OFFICER,
  /** An import: never lifts a refusal. */
  IMPORT
}
