package io.placet.jobs.insight.cell;

import io.placet.domain.privacy.Coins;
import java.io.Serializable;
import java.security.SecureRandom;

/** Where noise is drawn from. */
@FunctionalInterface
public interface Draws extends Serializable {
  Coins open();

  /** What cannot be foreseen: for all that is released. */
  static Draws secure() {
    return () -> new Coins(new SecureRandom()::nextBytes);
  }
}
