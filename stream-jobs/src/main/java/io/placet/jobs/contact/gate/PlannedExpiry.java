package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Expiries;
import io.placet.domain.verdict.Expiry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * The next instant at which something of the contact at hand ends by itself, and its timer.
 *
 * <p>The instant is kept beside the timer: a timer that fires before the control source has caught
 * up proves nothing, for the log may hold a renewal from before that instant. What ended is then
 * told later, but as of the same instant.
 */
final class PlannedExpiry {
  private final Register register;
  private final ValueState<Long> plannedMs;

  PlannedExpiry(RuntimeContext context, Register register) {
    this.register = register;
    plannedMs = context.getState(new ValueStateDescriptor<>("expiry", Types.LONG));
  }

  /** Whether something is planned for an instant that has come. */
  boolean isDue(Instant now) throws Exception {
    Long planned = plannedMs.value();
    return planned != null && planned <= now.toEpochMilli();
  }

  /** What has ended until an instant, in order; what ends after it is planned. */
  List<Expiry> take(ContactConsents consents, Instant until, TimerService timers) throws Exception {
    Long planned = plannedMs.value();
    if (planned == null || planned > until.toEpochMilli()) {
      return List.of();
    }
    List<Expiry> ended = new ArrayList<>();
    Optional<Expiry> next =
        Expiries.next(register, consents, Instant.ofEpochMilli(planned).minusMillis(1));
    while (next.isPresent() && !next.get().at().isAfter(until)) {
      ended.add(next.get());
      next = Expiries.next(register, consents, next.get().at());
    }
    replace(planned, next, timers);
    return ended;
  }

  /** Plans anew after what stands has changed. */
  void plan(ContactConsents consents, Instant after, TimerService timers) throws Exception {
    replace(plannedMs.value(), Expiries.next(register, consents, after), timers);
  }

  /** Sets the timer again: Flink has one for an instant, and another use of it may be over. */
  void keepTimer(TimerService timers) throws Exception {
    Long planned = plannedMs.value();
    if (planned != null) {
      timers.registerProcessingTimeTimer(planned);
    }
  }

  void clear(TimerService timers) throws Exception {
    replace(plannedMs.value(), Optional.empty(), timers);
  }

  private void replace(@Nullable Long planned, Optional<Expiry> next, TimerService timers)
      throws Exception {
    @Nullable Long nextMs = next.map(expiry -> ceilingMs(expiry.at())).orElse(null);
    if (planned != null && !planned.equals(nextMs)) {
      timers.deleteProcessingTimeTimer(planned);
    }
    if (nextMs == null) {
      plannedMs.clear();
    } else if (!nextMs.equals(planned)) {
      plannedMs.update(nextMs);
      timers.registerProcessingTimeTimer(nextMs);
    }
  }

  private static long ceilingMs(Instant instant) {
    Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(instant) ? whole.toEpochMilli() : whole.toEpochMilli() + 1;
  }
}
