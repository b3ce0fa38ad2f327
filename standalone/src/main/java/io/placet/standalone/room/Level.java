package io.placet.standalone.room;

/** How much of what is kept free on a disk is left. */
public enum Level {
  /** All of it. */
  ENOUGH,
  /** A part: nothing more is taken but what answers and what withdraws, and the stream pauses. */
  LOW,
  /** The last part, which is for withdrawals alone. */
  LAST
}
