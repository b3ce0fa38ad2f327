package io.placet.jobs.flink;

/** Whose time moves event time on. */
public enum EventClock {
  /** The wall clock minus the lateness bound, also when nothing arrives: live operation. */
  WALL,
  /** The events themselves: comparisons at past instants. */
  EVENTS
}
