package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.domain.verdict.DenialReason;
import io.placet.jobs.flink.UnreadableEvents;
import io.placet.jobs.flink.Withheld;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReachSignal;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.ShutOffSignal;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Applies consent records, judges events, keeps a contact's order.
 *
 * <p>An event that cannot be judged yet waits, and so does every later one of its contact: while
 * the control source has not caught up (the watermark is at its minimum), and until the record that
 * the event rests on has been applied.
 */
public final class ConsentGate
    extends KeyedCoProcessFunction<String, PositionedEntry, ReceivedEvent, GateOutput> {
  private static final long serialVersionUID = 1L;
  private static final String UNREADABLE_RECORD = "unreadable_record";

  private final GateSettings settings;
  private transient GateSignals signals;
  private transient EventJudge judge;
  private transient EntryReader reader;
  private transient GateMetrics metrics;
  private transient StandingState standing;
  private transient PlannedExpiry expiry;
  private transient WaitingEvents waiting;
  private transient SeenEvents seen;
  private transient UnreadableRecords unreadable;
  private transient Reaches reaches;

  @SuppressWarnings("NullAway.Init") // Flink opens before it hands anything over
  public ConsentGate(GateSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    Register register = settings.register().get();
    signals = new GateSignals(register);
    judge = new EventJudge(register, settings.logPartitions());
    reader = new EntryReader();
    metrics = GateMetrics.in(getRuntimeContext().getMetricGroup());
    RecentContacts recent = new RecentContacts();
    standing = new StandingState(getRuntimeContext(), recent);
    expiry = new PlannedExpiry(getRuntimeContext(), register);
    waiting = new WaitingEvents(getRuntimeContext(), settings, recent);
    seen = new SeenEvents(getRuntimeContext(), settings.garbageTime());
    unreadable = new UnreadableRecords(getRuntimeContext(), recent);
    reaches = new Reaches(register, unreadable);
  }

  @Override
  public void processElement1(PositionedEntry entry, Context ctx, Collector<GateOutput> out)
      throws Exception {
    ContactConsents before = standing.of(ctx.getCurrentKey());
    if (entry.getOffset() <= before.newest()) {
      return;
    }
    EntryReader.Read read = reader.read(entry);
    boolean mayReach = read.decides() || !unreadable.isEmpty(ctx.getCurrentKey());
    Instant at = entry.getAppendedAt();
    List<String> reach = mayReach ? reaches.of(ctx.getCurrentKey(), before, at) : List.of();
    if (read instanceof EntryReader.Governing governing) {
      unreadable.remove(ctx.getCurrentKey(), governing.key());
      apply(governing, entry, before, ctx, out);
    } else if (read instanceof EntryReader.Reevaluation question) {
      reevaluate(question, entry, before, ctx, out);
    } else if (read instanceof EntryReader.Notice notice && before.erasure().isEmpty()) {
      take(notice, entry, before, ctx, out);
    }
    if (mayReach) {
      // After what the record shuts off: nobody whose purpose ended leaves for want of reach.
      ContactConsents after = standing.of(ctx.getCurrentKey());
      emit(reaches.changed(ctx.getCurrentKey(), reach, after, at), after, ctx, out);
      // And before what it lifts: nobody comes back for want of reach.
      emit(signals.lifted(entry, before, after, settings.clock().instant()), after, ctx, out);
    }
    release(ctx, out);
  }

  private void apply(
      EntryReader.Governing read,
      PositionedEntry entry,
      ContactConsents before,
      Context ctx,
      Collector<GateOutput> out)
      throws Exception {
    ContactRecord record = read.record();
    // What ended before the record was there is not renewed by it.
    end(before, entry.getAppendedAt(), ctx, out);
    ContactConsents after = before.apply(record, entry.getOffset());
    standing.update(ctx.getCurrentKey(), after);
    if (record instanceof ContactErased erased) {
      erase(erased, entry, before, ctx, out);
      return;
    }
    if (record instanceof ConsentRecord || record instanceof ContactFacts) {
      expiry.plan(after, entry.getAppendedAt(), ctx.timerService());
    }
    List<SpecificRecord> told =
        signals.of(record, entry, before, after, settings.clock().instant());
    metrics.shutOffs().inc(told.stream().filter(ShutOffSignal.class::isInstance).count());
    emit(told, after, ctx, out);
    if (read.answer().isPresent()) {
      emit(List.of(read.answer().get()), after, ctx, out);
    }
  }

  /**
   * A record that cannot be read may say anything: all purposes end as if it withdrew them, until
   * it is removed or replaced.
   */
  private void take(
      EntryReader.Notice notice,
      PositionedEntry entry,
      ContactConsents consents,
      Context ctx,
      Collector<GateOutput> out)
      throws Exception {
    if (!notice.unreadable()) {
      unreadable.remove(ctx.getCurrentKey(), notice.key());
    } else if (unreadable.add(ctx.getCurrentKey(), notice.key(), entry)) {
      metrics.unreadable().inc();
      EndedSignal all = new EndedSignal(signals.everyPurpose(), settings.clock().instant());
      emit(List.of(all), consents, ctx, out);
    }
  }

  @Override
  public void processElement2(ReceivedEvent received, Context ctx, Collector<GateOutput> out)
      throws Exception {
    EventEnvelope event = received.getEvent();
    if (UnreadableEvents.isOne(event)) {
      out.collect(EventJudge.unjudged(event));
      return;
    }
    ContactConsents consents = standing.of(ctx.getCurrentKey());
    if (consents.erasure().isPresent()) {
      // Not even its id may be noted.
      withhold(event, DenialReason.ERASED.wireName(), ctx);
      return;
    }
    if (seen.isDuplicate(event.getEventId(), received.getAppendedAt())) {
      metrics.duplicates().inc();
      return;
    }
    if (isCaughtUp(ctx)
        && waiting.isEmpty(ctx.getCurrentKey())
        && event.getRestsOn() <= consents.newest()) {
      judge(event, consents, ctx, out);
      return;
    }
    waiting.add(ctx.getCurrentKey(), received);
    release(ctx, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext ctx, Collector<GateOutput> out)
      throws Exception {
    Instant now = settings.clock().instant();
    if (isCaughtUp(ctx)) {
      end(standing.of(ctx.getCurrentKey()), now, ctx, out);
    } else if (expiry.isDue(now)) {
      waiting.lookAgain(ctx.getCurrentKey(), ctx.timerService());
    }
    release(ctx, out);
  }

  private void release(Context ctx, Collector<GateOutput> out) throws Exception {
    if (!isCaughtUp(ctx)) {
      waiting.releaseBeforeTheFirstWatermark(ctx.getCurrentKey(), ctx.timerService());
      return;
    }
    if (waiting.isEmpty(ctx.getCurrentKey())) {
      return;
    }
    ContactConsents consents = standing.of(ctx.getCurrentKey());
    List<WaitingEvents.Released> all = waiting.release(consents.newest(), ctx.timerService());
    expiry.keepTimer(ctx.timerService());
    for (WaitingEvents.Released released : all) {
      if (released.proven()) {
        judge(released.event(), consents, ctx, out);
      } else {
        withhold(
            released.event(),
            unreadable.isEmpty(ctx.getCurrentKey())
                ? DenialReason.UNPROVEN.wireName()
                : UNREADABLE_RECORD,
            ctx);
      }
    }
  }

  private void judge(
      EventEnvelope event, ContactConsents consents, Context ctx, Collector<GateOutput> out)
      throws Exception {
    if (!unreadable.isEmpty(ctx.getCurrentKey())) {
      withhold(event, UNREADABLE_RECORD, ctx);
      return;
    }
    Admission admission = judge.judge(event, consents, settings.clock().instant());
    if (admission instanceof Admission.Admitted admitted) {
      metrics.admitted().inc();
      out.collect(judge.admitted(event, admitted.purposes(), consents));
    } else if (admission instanceof Admission.Withheld withheld) {
      withhold(event, withheld.reason().wireName(), ctx);
    }
  }

  private void withhold(EventEnvelope event, String reason, Context ctx) {
    metrics.withheld().inc();
    ctx.output(Withheld.TAG, Withheld.one(event.getType(), reason, settings.clock().instant()));
  }

  /** Tells, in order, what ended or became of the reach by itself until an instant. */
  private void end(ContactConsents consents, Instant until, Context ctx, Collector<GateOutput> out)
      throws Exception {
    for (PlannedExpiry.Turn turn : expiry.take(consents, until, ctx.timerService())) {
      if (!turn.ended().isEmpty()) {
        metrics.expired().inc();
        emit(List.of(new EndedSignal(turn.ended(), turn.at())), consents, ctx, out);
      }
      emit(reaches.changed(ctx.getCurrentKey(), turn), consents, ctx, out);
    }
  }

  /**
   * Passes on, in the contact's order, that it is to be judged by a new definition, and before that
   * its reach, which those behind may never have been told. It is no record that decides: what
   * stands and the newest position are what they were, and who is unknown or erased has nothing to
   * be judged by.
   */
  private void reevaluate(
      EntryReader.Reevaluation question,
      PositionedEntry entry,
      ContactConsents consents,
      Context ctx,
      Collector<GateOutput> out)
      throws Exception {
    unreadable.remove(ctx.getCurrentKey(), question.key());
    if (consents.newest() == ContactConsents.NOTHING || consents.erasure().isPresent()) {
      return;
    }
    Instant at = entry.getAppendedAt();
    end(consents, at, ctx, out);
    expiry.plan(consents, at, ctx.timerService());
    metrics.reevaluations().inc();
    ReachSignal reach = new ReachSignal(reaches.of(ctx.getCurrentKey(), consents, at), at);
    emit(List.of(reach, question.signal(entry)), consents, ctx, out);
  }

  /** Nothing of the contact stays but that it was erased, and what it had refused. */
  private void erase(
      ContactErased erased,
      PositionedEntry entry,
      ContactConsents before,
      Context ctx,
      Collector<GateOutput> out)
      throws Exception {
    for (EventEnvelope event : waiting.clear(ctx.getCurrentKey(), ctx.timerService())) {
      withhold(event, DenialReason.ERASED.wireName(), ctx);
    }
    seen.clear();
    unreadable.clear();
    expiry.clear(ctx.timerService());
    metrics.shutOffs().inc();
    emit(List.of(GateSignals.erasure(erased, entry, settings.clock().instant())), before, ctx, out);
  }

  private static void emit(
      List<? extends SpecificRecord> signals,
      ContactConsents consents,
      Context ctx,
      Collector<GateOutput> out) {
    for (SpecificRecord signal : signals) {
      out.collect(
          new GateOutput(ctx.getCurrentKey(), signal, consents.keys().epoch(), consents.newest()));
    }
  }

  private static boolean isCaughtUp(KeyedCoProcessFunction<?, ?, ?, ?>.Context ctx) {
    return ctx.timerService().currentWatermark() != Long.MIN_VALUE;
  }
}
