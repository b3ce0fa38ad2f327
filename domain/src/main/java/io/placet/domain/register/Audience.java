package io.placet.domain.register;

/** Whom a rule is about. */
public enum Audience {
  EVERYONE,
  /** Natural persons outside their job; who is not known to be a professional is one. */
  CONSUMERS,
  /** Persons addressed in their job. */
  PROFESSIONALS;

  /** Whether a contact is meant. */
  public boolean includes(boolean professional) {
    return switch (this) {
      case EVERYONE -> true;
      case CONSUMERS -> !professional;
      case PROFESSIONALS -> professional;
    };
  }
}
