package io.placet.gateway.decide;

import java.util.Locale;

/** How far a batch of questions is answered. */
enum Semantic {
  EXECUTE_ALL,
  /** No question after the first denial is answered. */
  DENY_ON_FIRST_DENY,
  /** No question after the first permission is answered. */
  PERMIT_ON_FIRST_PERMIT;

  /**
   * The meaning of {@code options.evaluations_semantic}.
   *
   * @param name that the contract let through
   */
  static Semantic of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  boolean endsWith(boolean decision) {
    return switch (this) {
      case EXECUTE_ALL -> false;
      case DENY_ON_FIRST_DENY -> !decision;
      case PERMIT_ON_FIRST_PERMIT -> decision;
    };
  }
}
