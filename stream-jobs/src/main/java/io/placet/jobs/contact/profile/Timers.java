package io.placet.jobs.contact.profile;

import io.placet.domain.live.Live;
import io.placet.schemas.avro.ContactMark;
import java.time.Instant;
import org.apache.flink.streaming.api.TimerService;

/**
 * The one event-time timer of a contact. It is never later than the next instant at which something
 * changes by itself; it may be earlier, for one that fires for nothing is planned anew, and costs
 * less than one that is moved with each event.
 */
final class Timers {
  private static final long NEVER = Long.MAX_VALUE;

  /** How long a re-evaluation waits before it is looked whether its definition has come. */
  private static final long LOOK_AGAIN_MS = 500;

  private Timers() {}

  /** Plans the next look at the contact. */
  static void plan(Contact contact, TimerService timers) {
    Live live = contact.live();
    ContactMark mark = contact.mark();
    Instant planned = mark.getTimer();
    long next =
        Math.min(
            contact.forgetsAtMs(),
            contact.mail().nextRelease().map(Timers::notBefore).orElse(NEVER));
    if (live != null) {
      next = Math.min(next, live.nextChange().map(Timers::notBefore).orElse(NEVER));
    } else if (planned != null && contact.hasHistory()) {
      // It was planned when something more was kept of it.
      next = Math.min(next, planned.toEpochMilli());
    }
    if (planned == null || planned.toEpochMilli() > next || next == NEVER) {
      move(contact, next, timers);
    }
  }

  /** Plans a look at the contact at an instant, unless a sooner one is planned. */
  static void planBy(Contact contact, Instant instant, TimerService timers) {
    Instant planned = contact.mark().getTimer();
    long next = notBefore(instant);
    if (planned == null || planned.toEpochMilli() > next) {
      move(contact, next, timers);
    }
  }

  private static void move(Contact contact, long next, TimerService timers) {
    Instant planned = contact.mark().getTimer();
    if (planned != null) {
      timers.deleteEventTimeTimer(planned.toEpochMilli());
      contact.change().setTimer(null);
    }
    if (next != NEVER) {
      timers.registerEventTimeTimer(next);
      contact.change().setTimer(Instant.ofEpochMilli(next));
    }
  }

  /** The first whole millisecond that is not before an instant. */
  private static long notBefore(Instant instant) {
    long ms = instant.toEpochMilli();
    return Instant.ofEpochMilli(ms).isBefore(instant) ? ms + 1 : ms;
  }

  /** A timer has fired: if it is the one that was planned, none is planned any more. */
  static void fired(Contact contact, long timestampMs) {
    Instant planned = contact.mark().getTimer();
    if (planned != null && planned.toEpochMilli() == timestampMs) {
      contact.change().setTimer(null);
    }
  }

  /** Plans to look again for a definition. */
  static void lookAgain(Contact contact, TimerService timers) {
    if (contact.mark().getLookAgainAt() == null) {
      long at = timers.currentProcessingTime() + LOOK_AGAIN_MS;
      timers.registerProcessingTimeTimer(at);
      contact.change().setLookAgainAt(Instant.ofEpochMilli(at));
    }
  }

  /** Takes back what is planned. */
  static void dropAll(Contact contact, TimerService timers) {
    Instant planned = contact.mark().getTimer();
    if (planned != null) {
      timers.deleteEventTimeTimer(planned.toEpochMilli());
    }
    Instant lookAgainAt = contact.mark().getLookAgainAt();
    if (lookAgainAt != null) {
      timers.deleteProcessingTimeTimer(lookAgainAt.toEpochMilli());
    }
  }
}
