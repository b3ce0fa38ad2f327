package io.placet.gateway.preview;

import io.placet.gateway.derived.Sizes;
import io.vertx.core.json.JsonObject;

/**
 * How many of all contacts something is true of, as a sample lets one say.
 *
 * @param low bounds of a 95 % interval (Wilson 1927): right also where few or none were found
 */
record Estimate(long estimate, long low, long high) {
  private static final double Z = 1.959964;

  /** Under this nothing is told. */
  private static final long TOLD = 10;

  /**
   * From a sample.
   *
   * @param found of them
   * @param sampled how many were asked
   * @param of how many they stand for
   */
  static Estimate of(long found, long sampled, long of) {
    if (sampled == 0) {
      return new Estimate(0, 0, of);
    }
    double share = (double) found / sampled;
    double square = Z * Z / sampled;
    double centre = (share + square / 2) / (1 + square);
    double reach =
        Z * Math.sqrt(share * (1 - share) / sampled + square / sampled / 4) / (1 + square);
    return new Estimate(
        Math.round(share * of),
        (long) Math.floor(Math.max(0, centre - reach) * of),
        (long) Math.min(of, Math.ceil((centre + reach) * of)));
  }

  /** As the contract shows it: what is under 10 is not told. */
  JsonObject toJson() {
    return new JsonObject()
        .put("estimate", Sizes.count(estimate, false))
        .put("low", Sizes.count(low, false))
        .put("high", Math.max(TOLD, high))
        .put("shown", Sizes.about(estimate));
  }
}
