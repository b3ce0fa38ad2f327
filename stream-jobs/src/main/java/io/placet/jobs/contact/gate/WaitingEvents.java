package io.placet.jobs.contact.gate;

import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.EventClock;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.WaitingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/** Events of the contact at hand that cannot be judged yet, in the order in which they came. */
final class WaitingEvents {
  /** The state's name; {@link GateOperator} finds the contacts that have it. */
  static final String STATE = "waiting";

  /** Fires with the first watermark there is, before that leaves the gate. */
  private static final long CAUGHT_UP = Long.MIN_VALUE + 1;

  /** A contact that looks again does so once in this time, each at a moment of its own. */
  private static final long LOOK_AGAIN_MS = 2_000;

  private final EventClock eventClock;
  private final Duration provingTime;
  private final RecentContacts recent;
  private final ListState<WaitingEvent> queue;

  WaitingEvents(RuntimeContext context, GateSettings settings, RecentContacts recent) {
    this.recent = recent;
    eventClock = settings.eventClock();
    provingTime = settings.provingTime();
    queue =
        context.getListState(new ListStateDescriptor<>(STATE, AvroTypes.of(WaitingEvent.class)));
  }

  /**
   * An event that need not wait any longer.
   *
   * @param proven false if its time was over before the record it rests on was applied
   */
  record Released(EventEnvelope event, boolean proven) {}

  boolean isEmpty(String contact) throws Exception {
    RecentContacts.Known known = recent.of(contact);
    if (!known.nothingWaits) {
      known.nothingWaits = !queue.get().iterator().hasNext();
    }
    return known.nothingWaits;
  }

  void add(String contact, ReceivedEvent received) throws Exception {
    recent.of(contact).nothingWaits = false;
    queue.add(new WaitingEvent(null, received));
  }

  /**
   * Has the contact's events released at the first watermark, before that leaves the gate: where
   * the watermark follows the events, it would make those that wait late. Elsewhere {@link
   * GateOperator} releases all who wait.
   */
  void releaseBeforeTheFirstWatermark(String contact, TimerService timers) throws Exception {
    if (eventClock == EventClock.EVENTS && !isEmpty(contact)) {
      timers.registerEventTimeTimer(CAUGHT_UP);
    }
  }

  /** Has the contact looked at again once the control source may have caught up. */
  void lookAgain(String contact, TimerService timers) {
    if (eventClock == EventClock.EVENTS) {
      timers.registerEventTimeTimer(CAUGHT_UP);
    } else {
      timers.registerProcessingTimeTimer(nextLook(contact, timers.currentProcessingTime()));
    }
  }

  /**
   * Takes out, in order, what can be judged by now or has waited too long; what stays begins its
   * bounded wait, and is looked at when that ends.
   *
   * @param newest position of the newest record that is applied
   */
  List<Released> release(long newest, TimerService timers) throws Exception {
    Instant now = Instant.ofEpochMilli(timers.currentProcessingTime());
    List<WaitingEvent> waiting = new ArrayList<>();
    queue.get().forEach(waiting::add);
    List<Released> released = new ArrayList<>();
    for (WaitingEvent head : waiting) {
      EventEnvelope event = head.getReceived().getEvent();
      boolean proven = event.getRestsOn() <= newest;
      if (!proven && !isOverdue(head, now)) {
        break;
      }
      if (head.getSince() != null) {
        // Its timer would keep the contact's id until then.
        timers.deleteProcessingTimeTimer(proven(head));
      }
      released.add(new Released(event, proven));
    }
    if (!waiting.isEmpty()) {
      keep(waiting.subList(released.size(), waiting.size()), now, timers);
    }
    return released;
  }

  /** Takes all of them out, and the timers that they have. */
  List<EventEnvelope> clear(String contact, TimerService timers) throws Exception {
    List<EventEnvelope> events = new ArrayList<>();
    for (WaitingEvent event : queue.get()) {
      events.add(event.getReceived().getEvent());
      if (event.getSince() != null) {
        timers.deleteProcessingTimeTimer(proven(event));
      }
    }
    queue.clear();
    if (eventClock == EventClock.EVENTS) {
      timers.deleteEventTimeTimer(CAUGHT_UP);
    } else {
      timers.deleteProcessingTimeTimer(nextLook(contact, timers.currentProcessingTime()));
    }
    return events;
  }

  private void keep(List<WaitingEvent> rest, Instant now, TimerService timers) throws Exception {
    if (rest.isEmpty()) {
      queue.clear();
      return;
    }
    for (WaitingEvent event : rest) {
      if (event.getSince() == null) {
        event.setSince(now);
      }
    }
    queue.update(rest);
    timers.registerProcessingTimeTimer(proven(rest.get(0)));
  }

  /** The latest moment by which an event whose wait has begun is let go. */
  private long proven(WaitingEvent event) {
    return event.getSince().plus(provingTime).toEpochMilli();
  }

  private boolean isOverdue(WaitingEvent event, Instant now) {
    Instant since = event.getSince();
    return since != null && !now.isBefore(since.plus(provingTime));
  }

  /** The same moment for all calls until it has passed, so that a contact has one such timer. */
  private static long nextLook(String contact, long now) {
    long own = Math.floorMod(contact.hashCode(), LOOK_AGAIN_MS);
    long look = now - Math.floorMod(now, LOOK_AGAIN_MS) + own;
    return look > now ? look : look + LOOK_AGAIN_MS;
  }
}
