package io.placet.jobs.contact.profile;

import io.placet.schemas.avro.TopicRecord;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/**
 * What one element or timer has to do with.
 *
 * @param watermarkMs event time, milliseconds since 1970; the least there is before any came
 */
record Turn(
    String subject,
    Contact contact,
    DefinitionsInForce definitions,
    long watermarkMs,
    TimerService timers,
    Collector<TopicRecord> out) {}
