package io.placet.jobs.insight.cell;

import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Random;

/** Where noise is drawn from. */
@FunctionalInterface
public interface Draws extends Serializable {
  Random open();

  /** What cannot be foreseen: for all that is released. */
  static Draws secure() {
    return SecureRandom::new;
  }
}
