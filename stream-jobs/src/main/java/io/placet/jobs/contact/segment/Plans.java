package io.placet.jobs.contact.segment;

import io.placet.domain.register.Register;
import io.placet.schemas.avro.SegmentMembershipState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.streaming.api.TimerService;

/**
 * The event-time timers of the contact at hand. Several plans may share an instant, and Flink keeps
 * one timer for it; one that nothing plans any more is taken back, or the contact's id would lie in
 * it for as long as a window or a retention lasts.
 */
record Plans(ContactState state, Register register) {
  static void add(Instant instant, TimerService timers) {
    timers.registerEventTimeTimer(instant.toEpochMilli());
  }

  /** Takes back, of instants that were planned, those that nothing plans as the state is now. */
  void drop(Collection<Instant> formerly, TimerService timers) throws Exception {
    if (formerly.isEmpty()) {
      return;
    }
    Set<Instant> needed = new HashSet<>(state.history().ends(register));
    for (SegmentMembershipState segment : state.segments().values()) {
      if (segment.getNextChange() != null) {
        needed.add(segment.getNextChange());
      }
    }
    for (Instant instant : formerly) {
      if (!needed.contains(instant)) {
        timers.deleteEventTimeTimer(instant.toEpochMilli());
      }
    }
  }

  /** All that may be planned for the contact. */
  Set<Instant> all() throws Exception {
    Set<Instant> all = new HashSet<>(state.history().possibleEnds(register));
    for (SegmentMembershipState segment : state.segments().values()) {
      if (segment.getNextChange() != null) {
        all.add(segment.getNextChange());
      }
    }
    return all;
  }
}
