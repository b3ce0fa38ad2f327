package io.placet.gateway.audience.export;

/**
 * What became of the members of an export so far.
 *
 * @param told in rows
 * @param skipped without an address of the kinds that were chosen
 * @param heldOut so that an effect can be measured
 * @param withheld because a verdict was no
 */
record Tally(long told, long skipped, long heldOut, long withheld) {
  static final Tally NONE = new Tally(0, 0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(
        told + other.told,
        skipped + other.skipped,
        heldOut + other.heldOut,
        withheld + other.withheld);
  }
}
