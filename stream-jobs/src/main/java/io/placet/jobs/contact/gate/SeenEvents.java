package io.placet.jobs.contact.gate;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Ids of a contact's events with their append times: the second of two within 24 hours of append
 * time is a duplicate.
 *
 * <p>Flink forgets ids by processing time, duplicates are told by append time. An id read now may
 * have been appended long ago, and its duplicate, up to 24 hours younger, is read at the latest
 * when retention takes it from the topic. So ids are kept for the topic's retention and 24 hours:
 * never too short, however far the job is behind, and bounded.
 */
final class SeenEvents {
  static final Duration WINDOW = Duration.ofHours(24);

  private final MapState<String, Long> appendedAtMs;

  SeenEvents(RuntimeContext context, Duration garbageTime) {
    MapStateDescriptor<String, Long> descriptor =
        new MapStateDescriptor<>("seen", Types.STRING, Types.LONG);
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(garbageTime).build());
    appendedAtMs = context.getMapState(descriptor);
  }

  /** Notes an event, and says whether it is a duplicate. */
  boolean isDuplicate(String eventId, Instant appendedAt) throws Exception {
    Long before = appendedAtMs.get(eventId);
    if (before != null && appendedAt.toEpochMilli() - before <= WINDOW.toMillis()) {
      return true;
    }
    appendedAtMs.put(eventId, appendedAt.toEpochMilli());
    return false;
  }

  void clear() {
    appendedAtMs.clear();
  }
}
