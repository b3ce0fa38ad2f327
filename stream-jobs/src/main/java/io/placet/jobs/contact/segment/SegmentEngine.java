package io.placet.jobs.contact.segment;

import io.placet.domain.event.Event;
import io.placet.domain.register.Register;
import io.placet.domain.segment.Past;
import io.placet.domain.segment.Segment;
import io.placet.domain.segment.Timeline;
import io.placet.domain.segment.Transition;
import io.placet.jobs.contact.segment.Memberships.Ending;
import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.RegisterSupplier;
import io.placet.schemas.avro.AmendedEvent;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.avro.SegmentMembershipState;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.avro.TopicRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Keeps a contact's history and its way through every segment; writes each entry and exit. */
public final class SegmentEngine
    extends KeyedBroadcastProcessFunction<
        String, PseudonymisedOutput, SegmentDefinition, TopicRecord> {
  private static final long serialVersionUID = 1L;

  /** Definitions that came after the start, by segment. */
  public static final MapStateDescriptor<String, SegmentDefinition> DEFINITIONS =
      new MapStateDescriptor<>("definitions", Types.STRING, AvroTypes.of(SegmentDefinition.class));

  private final RegisterSupplier registerSupplier;
  private final InitialDefinitions initial;
  private transient Register register;
  private transient SegmentRecords records;
  private transient SegmentMetrics metrics;
  private transient ContactState state;
  private transient Plans plans;
  private transient Memberships memberships;
  private transient @Nullable SegmentCatalogue catalogue;

  @SuppressWarnings("NullAway.Init") // Flink opens before it hands anything over
  public SegmentEngine(RegisterSupplier registerSupplier, InitialDefinitions initial) {
    this.registerSupplier = registerSupplier;
    this.initial = initial;
  }

  @Override
  public void open(OpenContext context) {
    register = registerSupplier.get();
    records = new SegmentRecords();
    metrics = SegmentMetrics.in(getRuntimeContext().getMetricGroup());
    state = new ContactState(getRuntimeContext());
    plans = new Plans(state, register);
    memberships = new Memberships(state, plans, records, metrics);
  }

  @Override
  public void processBroadcastElement(
      SegmentDefinition definition, Context ctx, Collector<TopicRecord> out) throws Exception {
    BroadcastState<String, SegmentDefinition> later = ctx.getBroadcastState(DEFINITIONS);
    SegmentDefinition known = later.get(definition.getId());
    if (known == null || known.getVersion() < definition.getVersion()) {
      later.put(definition.getId(), definition);
      catalogue = null;
    }
  }

  @Override
  public void processElement(
      PseudonymisedOutput output, ReadOnlyContext ctx, Collector<TopicRecord> out)
      throws Exception {
    Object body =
        output.getBody() instanceof AmendedEvent amended ? amended.getEvent() : output.getBody();
    if (body instanceof ErasureSignal signal) {
      memberships.erase(signal, output.getPseudonym(), ctx.timerService(), out);
      return;
    }
    Optional<String> known = state.pseudonym();
    String pseudonym = memberships.follow(known, output.getPseudonym(), out);
    if (body instanceof PseudonymisedEvent event) {
      take(event, known.isEmpty(), ctx, out);
    } else if (body instanceof ShutOffSignal signal) {
      for (String purpose : signal.getEnds()) {
        Ending ending = new Ending(purpose, ChangeReason.WITHDRAWN, signal.getAt());
        memberships.end(ending, pseudonym, catalogue(ctx), ctx.timerService(), out);
        if (!signal.getKeepsHistory()) {
          memberships.forget(purpose, ctx.timerService());
        }
      }
      metrics.passed().inc();
      records.passed(signal, out);
    } else if (body instanceof EndedSignal signal) {
      for (String purpose : signal.getEnds()) {
        Ending ending = new Ending(purpose, ChangeReason.EXPIRED, signal.getAt());
        memberships.end(ending, pseudonym, catalogue(ctx), ctx.timerService(), out);
        memberships.forget(purpose, ctx.timerService());
      }
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext ctx, Collector<TopicRecord> out)
      throws Exception {
    Optional<String> pseudonym = state.pseudonym();
    if (pseudonym.isEmpty()) {
      return;
    }
    Instant now = Instant.ofEpochMilli(timestamp);
    History history = state.history();
    History kept = history.keptAt(now, register);
    boolean forgets = !kept.equals(history);
    for (Map.Entry<String, SegmentMembershipState> entry : state.segments().entrySet()) {
      Optional<Segment> segment = catalogue(ctx).find(entry.getKey());
      // Timers of an earlier plan fire too: only what is due now counts. Before something is
      // forgotten all are judged with it, for also an earlier version may have planned.
      if (segment.isPresent() && (forgets || isDue(entry.getValue(), now))) {
        Timeline.Advance advance =
            ContactState.timeline(entry.getValue())
                .slideTo(now, segment.get().rule(), history.of(segment.get().purpose(), register));
        advance(pseudonym.get(), segment.get(), entry.getValue(), advance, ctx, out);
      }
    }
    if (forgets) {
      memberships.keep(kept, ctx.timerService());
    }
  }

  private void take(
      PseudonymisedEvent passed, boolean isFirst, ReadOnlyContext ctx, Collector<TopicRecord> out)
      throws Exception {
    Instant eventTime = Instant.ofEpochMilli(ctx.currentWatermark());
    if (!passed.getOccurredAt().isAfter(eventTime)) {
      metrics.late().inc();
    }
    Optional<PseudonymisedEvent> readable = History.readable(passed, eventTime, register);
    if (readable.isEmpty()) {
      return;
    }
    PseudonymisedEvent event = readable.get();
    History before = state.history();
    if (isFirst) {
      state.pseudonym(event.getPseudonym());
    }
    boolean amends = before.holds(event);
    History after = amends ? before.with(event) : before;
    if (amends) {
      state.history(after);
    } else {
      state.append(event);
    }
    before.newEnds(event, register).forEach(end -> Plans.add(end, ctx.timerService()));
    List<Instant> replaced = new ArrayList<>();
    Event taken = History.toDomain(event);
    Map<String, Past> beforeByPurpose = new HashMap<>();
    Map<String, Past> afterByPurpose = new HashMap<>();
    for (Segment segment : catalogue(ctx).all()) {
      String purpose = segment.purpose();
      if (event.getPurposes().contains(purpose)) {
        Optional<SegmentMembershipState> stored = state.segment(segment.id());
        Past earlier =
            beforeByPurpose.computeIfAbsent(purpose, absent -> before.of(purpose, register));
        Timeline.Advance advance =
            stored
                .map(ContactState::timeline)
                .orElse(Timeline.UNSEEN)
                .take(
                    taken,
                    segment.rule(),
                    earlier,
                    afterByPurpose.computeIfAbsent(
                        purpose,
                        absent -> amends ? after.of(purpose, register) : earlier.with(taken)));
        advance(event.getPseudonym(), segment, stored.orElse(null), advance, ctx, out);
        stored
            .map(SegmentMembershipState::getNextChange)
            .filter(planned -> advance.nextChange().filter(planned::equals).isEmpty())
            .ifPresent(replaced::add);
      }
    }
    plans.drop(replaced, ctx.timerService());
  }

  /** Writes what an advance brought, and plans the next. */
  private void advance(
      String pseudonym,
      Segment segment,
      @Nullable SegmentMembershipState stored,
      Timeline.Advance advance,
      ReadOnlyContext ctx,
      Collector<TopicRecord> out)
      throws Exception {
    Instant since = stored == null ? null : stored.getSince();
    for (Transition transition : advance.transitions()) {
      if (transition.direction() == Transition.Direction.ENTERED) {
        metrics.entered().inc();
        since = transition.at();
        records.entered(pseudonym, segment.id(), segment.version(), since, out);
      } else {
        metrics.exited(ChangeReason.RULE);
        since = null;
        records.exited(
            pseudonym, segment.id(), segment.version(), ChangeReason.RULE, transition.at(), out);
      }
    }
    Instant nextChange = advance.nextChange().orElse(null);
    // Registering anew what is registered would cost a write for each event and segment.
    if (nextChange != null && !nextChange.equals(stored == null ? null : stored.getNextChange())) {
      Plans.add(nextChange, ctx.timerService());
    }
    state.segment(
        segment.id(),
        SegmentMembershipState.newBuilder()
            .setVersion(segment.version())
            .setMember(advance.timeline().member())
            .setJudgedAt(advance.timeline().judgedAt())
            .setSince(since)
            .setNextChange(nextChange)
            .build());
  }

  private static boolean isDue(SegmentMembershipState segment, Instant now) {
    Instant nextChange = segment.getNextChange();
    return nextChange != null && !nextChange.isAfter(now);
  }

  private SegmentCatalogue catalogue(ReadOnlyContext ctx) throws Exception {
    SegmentCatalogue current = catalogue;
    if (current == null) {
      current = new SegmentCatalogue(register);
      int unreadable = current.add(initial.definitions());
      ReadOnlyBroadcastState<String, SegmentDefinition> later = ctx.getBroadcastState(DEFINITIONS);
      for (Map.Entry<String, SegmentDefinition> definition : later.immutableEntries()) {
        unreadable += current.add(List.of(definition.getValue()));
      }
      metrics.unreadable().inc(unreadable);
      catalogue = current;
    }
    return current;
  }
}
