package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.domain.verdict.DenialReason;
import io.placet.jobs.flink.Withheld;
import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
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

  private final GateSettings settings;
  private transient Register register;
  private transient SingleObject<ContactLogEntry> entries;
  private transient GateMetrics metrics;
  private transient StandingState standing;
  private transient WaitingEvents waiting;
  private transient SeenEvents seen;

  @SuppressWarnings("NullAway.Init") // Flink opens before it hands anything over
  public ConsentGate(GateSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    register = settings.register().get();
    entries = SingleObject.of(ContactLogEntry.class);
    metrics = GateMetrics.in(getRuntimeContext().getMetricGroup());
    standing = new StandingState(getRuntimeContext());
    waiting = new WaitingEvents(getRuntimeContext(), settings.eventClock(), settings.provingTime());
    seen = new SeenEvents(getRuntimeContext(), settings.garbageTime());
  }

  @Override
  public void processElement1(PositionedEntry entry, Context ctx, Collector<GateOutput> out)
      throws Exception {
    ContactConsents before = standing.of(ctx.getCurrentKey());
    if (entry.getOffset() <= before.newest()) {
      return;
    }
    ContactRecord record = record(entry);
    ContactConsents after = before.apply(record, entry.getOffset());
    standing.update(after);
    if (record instanceof ConsentRecord consent && consent.state().opensShutOff()) {
      out.collect(new GateOutput(ctx.getCurrentKey(), shutOff(consent, entry, after), 1));
    }
    release(ctx, out);
  }

  @Override
  public void processElement2(ReceivedEvent received, Context ctx, Collector<GateOutput> out)
      throws Exception {
    EventEnvelope event = received.getEvent();
    if (seen.isDuplicate(event.getEventId(), received.getAppendedAt())) {
      metrics.duplicates().inc();
      return;
    }
    if (isCaughtUp(ctx) && waiting.isEmpty()) {
      ContactConsents consents = standing.of(ctx.getCurrentKey());
      if (event.getRestsOn() <= consents.newest()) {
        judge(event, consents, ctx, out);
        return;
      }
    }
    waiting.add(received);
    release(ctx, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext ctx, Collector<GateOutput> out)
      throws Exception {
    release(ctx, out);
  }

  private void release(Context ctx, Collector<GateOutput> out) throws Exception {
    if (waiting.isEmpty()) {
      return;
    }
    if (!isCaughtUp(ctx)) {
      waiting.lookAgain(ctx.getCurrentKey(), ctx.timerService());
      return;
    }
    ContactConsents consents = standing.of(ctx.getCurrentKey());
    for (WaitingEvents.Released released : waiting.release(consents.newest(), ctx.timerService())) {
      if (released.proven()) {
        judge(released.event(), consents, ctx, out);
      } else {
        withhold(released.event(), DenialReason.UNPROVEN, ctx);
      }
    }
  }

  private void judge(
      EventEnvelope event, ContactConsents consents, Context ctx, Collector<GateOutput> out) {
    Admission admission = admission(event, consents);
    if (admission instanceof Admission.Admitted admitted) {
      metrics.admitted().inc();
      String revision =
          Keys.partitionOf(event.getSubjectId(), settings.logPartitions())
              + "@"
              + (consents.newest() + 1);
      out.collect(
          new GateOutput(
              event.getSubjectId(),
              new AdmittedEvent(event, admitted.purposes(), revision, null),
              1));
    } else if (admission instanceof Admission.Withheld withheld) {
      withhold(event, withheld.reason(), ctx);
    }
  }

  /** The gateway accepted the event under a register that declared its type; ours may not. */
  private Admission admission(EventEnvelope event, ContactConsents consents) {
    Instant now = settings.clock().instant();
    return register
        .eventType(event.getType())
        .map(type -> Admission.judge(register, type, event.getPurposes(), consents, now))
        .orElse(new Admission.Withheld(DenialReason.UNDECLARED_PURPOSE));
  }

  private void withhold(EventEnvelope event, DenialReason reason, Context ctx) {
    metrics.withheld().inc();
    ctx.output(
        Withheld.TAG, Withheld.one(event.getType(), reason.wireName(), settings.clock().instant()));
  }

  private ShutOffSignal shutOff(
      ConsentRecord record, PositionedEntry entry, ContactConsents after) {
    Instant now = settings.clock().instant();
    List<String> ends =
        register.purposes().stream()
            .filter(purpose -> isAbout(record, purpose))
            .filter(purpose -> !Admission.stands(register, purpose, after, now))
            .map(Purpose::id)
            .toList();
    return new ShutOffSignal(
        record.id(),
        record.key().purpose(),
        ends,
        record.state() == ConsentState.RESTRICTED,
        entry.getPartition(),
        entry.getOffset(),
        now);
  }

  /** A restriction may be about everything, and an objection is about all it is shared by. */
  private boolean isAbout(ConsentRecord record, Purpose purpose) {
    ConsentKey key = record.key();
    return key.equals(ConsentKey.EVERYTHING)
        || key.purpose().equals(purpose.id())
        || (record.state() == ConsentState.OBJECTED
            && register.shareObjections(key, ConsentKey.of(purpose.id())));
  }

  private ContactRecord record(PositionedEntry entry) {
    return RecordCodec.toDomain(entries.decode(bytes(entry.getEntry()))).orElseThrow();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static boolean isCaughtUp(KeyedCoProcessFunction<?, ?, ?, ?>.Context ctx) {
    return ctx.timerService().currentWatermark() != Long.MIN_VALUE;
  }
}
