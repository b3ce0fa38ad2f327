package io.placet.domain.register;

import java.time.Duration;

/** How long the log topics keep what is not compacted. */
public record Retention(
    Duration events,
    Duration pseudonymisedEvents,
    Duration segmentChanges,
    Duration withheld,
    Duration shutOffs) {}
