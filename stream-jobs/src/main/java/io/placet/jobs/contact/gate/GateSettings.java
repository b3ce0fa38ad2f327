package io.placet.jobs.contact.gate;

import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.JobClock;
import io.placet.jobs.flink.RegisterSupplier;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the gate needs to know.
 *
 * @param clock by which consents are judged
 * @param eventClock whose time moves event time on, which decides when what waits is let go
 * @param logPartitions partitions of contact-log, for the revision of what passes
 * @param provingTime how long an event waits for the consent record it rests on, before it is
 *     withheld as unproven
 * @param garbageTime how long event ids are remembered at least; see {@link SeenEvents}
 */
public record GateSettings(
    RegisterSupplier register,
    JobClock clock,
    EventClock eventClock,
    int logPartitions,
    Duration provingTime,
    Duration garbageTime)
    implements Serializable {}
