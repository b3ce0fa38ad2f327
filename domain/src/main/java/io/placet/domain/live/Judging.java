package io.placet.domain.live;

/**
 * How a contact is judged.
 *
 * @param settles whether also that is judged which was at odds with its rule from the start
 * @param byRule false where definitions are others
 * @param anew whether of every score is said what it is
 */
record Judging(long now, boolean settles, boolean byRule, boolean anew) {}
