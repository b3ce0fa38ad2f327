package io.placet.domain.live;

/**
 * A leaf, the same for all rules that have it.
 *
 * @param quantity what it holds against something
 * @param findsOnlyIfTrue whether what it found is told only if it is true
 */
record LeafPlan(int id, Quantity quantity, boolean findsOnlyIfTrue) {
  String found(Track track, long now, boolean holds) {
    return holds || !findsOnlyIfTrue ? quantity.found(track, now) : "";
  }
}
