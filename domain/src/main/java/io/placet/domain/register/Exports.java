package io.placet.domain.register;

import java.time.Duration;

/**
 * How much of the base may be told of.
 *
 * @param contactsPerDay of the register's zone, for each caller; above it, an export needs a second
 *     person, and all else waits for the next day
 * @param validity how long an export may be taken and its rows be used
 */
public record Exports(long contactsPerDay, Duration validity) {
  /** Where the register says nothing. */
  public static final Exports DEFAULT = new Exports(100_000, Duration.ofDays(1));

  public Exports {
    if (contactsPerDay < 1) {
      throw new IllegalArgumentException("contactsPerDay: at least 1");
    }
    if (validity.isZero() || validity.isNegative()) {
      throw new IllegalArgumentException("validity: longer than nothing");
    }
  }
}
