package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Expiries;
import io.placet.domain.verdict.Expiry;
import io.placet.domain.verdict.Reach;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * The next instant at which something of the contact at hand changes by itself, and its timer: a
 * purpose ends, or the reach is another.
 *
 * <p>The instant is kept beside the timer: a timer that fires before the control source has caught
 * up proves nothing, for the log may hold a renewal from before that instant. What ended is then
 * told later, but as of the same instant.
 *
 * <p>State of a version that planned ends of purposes alone is taken over as it is: changes of the
 * reach are planned with the contact's next record that decides or asks for it to be judged anew.
 */
final class PlannedExpiry {
  private final Register register;
  private final ValueState<Long> plannedMs;

  PlannedExpiry(RuntimeContext context, Register register) {
    this.register = register;
    plannedMs = context.getState(new ValueStateDescriptor<>("expiry", Types.LONG));
  }

  /**
   * Something that changes by itself.
   *
   * @param ended purposes that stand no longer
   * @param reach what the reach is from then on; empty where it stays what it was
   */
  record Turn(Instant at, List<String> ended, Optional<List<String>> reach) {}

  /** Whether something is planned for an instant that has come. */
  boolean isDue(Instant now) throws Exception {
    Long planned = plannedMs.value();
    return planned != null && planned <= now.toEpochMilli();
  }

  /** What has changed until an instant, in order; what changes after it is planned. */
  List<Turn> take(ContactConsents consents, Instant until, TimerService timers) throws Exception {
    Long planned = plannedMs.value();
    if (planned == null || planned > until.toEpochMilli()) {
      return List.of();
    }
    List<Turn> turns = new ArrayList<>();
    Optional<Turn> next = next(consents, Instant.ofEpochMilli(planned).minusMillis(1));
    while (next.isPresent() && !next.get().at().isAfter(until)) {
      turns.add(next.get());
      next = next(consents, next.get().at());
    }
    replace(planned, next, timers);
    return turns;
  }

  /** Plans anew after what stands has changed. */
  void plan(ContactConsents consents, Instant after, TimerService timers) throws Exception {
    replace(plannedMs.value(), next(consents, after), timers);
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

  private Optional<Turn> next(ContactConsents consents, Instant after) {
    Optional<Expiry> expiry = Expiries.next(register, consents, after);
    Optional<Instant> reach = Reach.nextChange(register, consents, after);
    return Stream.concat(expiry.map(Expiry::at).stream(), reach.stream())
        .min(Comparator.naturalOrder())
        .map(
            at ->
                new Turn(
                    at,
                    expiry
                        .filter(end -> end.at().equals(at))
                        .map(Expiry::purposes)
                        .orElse(List.of()),
                    reach.filter(at::equals).map(when -> Reach.of(register, consents, when))));
  }

  private void replace(@Nullable Long planned, Optional<Turn> next, TimerService timers)
      throws Exception {
    @Nullable Long nextMs = next.map(turn -> ceilingMs(turn.at())).orElse(null);
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
