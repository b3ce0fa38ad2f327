package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.consent.EpochMoved;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.domain.verdict.DenialReason;
import io.placet.domain.verdict.Expiry;
import io.placet.jobs.flink.UnreadableEvents;
import io.placet.jobs.flink.Withheld;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.EpochSignal;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(ConsentGate.class);
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
    waiting =
        new WaitingEvents(
            getRuntimeContext(), settings.eventClock(), settings.provingTime(), recent);
    seen = new SeenEvents(getRuntimeContext(), settings.garbageTime());
    unreadable = new UnreadableRecords(getRuntimeContext(), recent);
  }

  @Override
  public void processElement1(PositionedEntry entry, Context ctx, Collector<GateOutput> out)
      throws Exception {
    ContactConsents before = standing.of(ctx.getCurrentKey());
    if (entry.getOffset() <= before.newest()) {
      return;
    }
    EntryReader.Read read = reader.read(entry);
    if (read instanceof EntryReader.Governing governing) {
      unreadable.remove(ctx.getCurrentKey(), governing.key());
      apply(governing.record(), entry, before, ctx, out);
    } else if (read instanceof EntryReader.Notice notice && before.erasure().isEmpty()) {
      take(notice, entry, before, ctx, out);
    }
    release(ctx, out);
  }

  private void apply(
      ContactRecord record,
      PositionedEntry entry,
      ContactConsents before,
      Context ctx,
      Collector<GateOutput> out)
      throws Exception {
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
    signal(record, entry, before, after, ctx, out);
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
    } else if (unreadable.add(ctx.getCurrentKey(), notice.key())) {
      metrics.unreadable().inc();
      LOG.atError()
          .addKeyValue("partition", entry.getPartition())
          .addKeyValue("offset", entry.getOffset())
          .log(
              "A record of contact-log cannot be read: its contact is withheld until the record is removed or replaced under its key");
      emit(new EndedSignal(signals.everyPurpose(), settings.clock().instant()), consents, ctx, out);
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
      withhold(event, DenialReason.ERASED, ctx);
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
      withhold(event, withheld.reason(), ctx);
    }
  }

  private void withhold(EventEnvelope event, DenialReason reason, Context ctx) {
    withhold(event, reason.wireName(), ctx);
  }

  private void withhold(EventEnvelope event, String reason, Context ctx) {
    metrics.withheld().inc();
    ctx.output(Withheld.TAG, Withheld.one(event.getType(), reason, settings.clock().instant()));
  }

  /** Tells, in order, what ended by itself until an instant. */
  private void end(ContactConsents consents, Instant until, Context ctx, Collector<GateOutput> out)
      throws Exception {
    for (Expiry ended : expiry.take(consents, until, ctx.timerService())) {
      metrics.expired().inc();
      emit(new EndedSignal(ended.purposes(), ended.at()), consents, ctx, out);
    }
  }

  /** Tells those behind what a record means for what they hold. */
  private void signal(
      ContactRecord record,
      PositionedEntry entry,
      ContactConsents before,
      ContactConsents after,
      Context ctx,
      Collector<GateOutput> out) {
    Instant now = settings.clock().instant();
    if (record instanceof ConsentRecord consent && consent.state().opensShutOff()) {
      metrics.shutOffs().inc();
      emit(signals.shutOff(consent, entry, after, now), after, ctx, out);
    } else if (record instanceof ConsentRecord || record instanceof ContactFacts) {
      List<String> ended = signals.ended(before, after, now);
      if (!ended.isEmpty()) {
        emit(new EndedSignal(ended, now), after, ctx, out);
      }
    } else if (record instanceof EpochMoved && after.erasure().isEmpty()) {
      emit(new EpochSignal(after.keys().epoch(), now), after, ctx, out);
    }
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
      withhold(event, DenialReason.ERASED, ctx);
    }
    seen.clear();
    unreadable.clear();
    expiry.clear(ctx.timerService());
    metrics.shutOffs().inc();
    emit(
        new ErasureSignal(
            erased.id(), entry.getPartition(), entry.getOffset(), settings.clock().instant()),
        before,
        ctx,
        out);
  }

  private static void emit(
      SpecificRecord signal, ContactConsents consents, Context ctx, Collector<GateOutput> out) {
    out.collect(new GateOutput(ctx.getCurrentKey(), signal, consents.keys().epoch()));
  }

  private static boolean isCaughtUp(KeyedCoProcessFunction<?, ?, ?, ?>.Context ctx) {
    return ctx.timerService().currentWatermark() != Long.MIN_VALUE;
  }
}
