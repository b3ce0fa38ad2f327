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
  IMPORT,
  /** A sender of events that passes on a signal as evidence: never lifts a refusal. */
  SENDER,
  /** Placet itself, which copies what is restrictive from one contact to another. */
  SYSTEM;

  /** Whether a grant by this actor lifts a refusal. */
  public boolean liftsRefusals() {
    return this == PERSON;
  }

  /** Whether this actor may end a restriction (GDPR Article 18(3)). */
  public boolean liftsRestrictions() {
    return this == PERSON || this == OFFICER;
  }
}
