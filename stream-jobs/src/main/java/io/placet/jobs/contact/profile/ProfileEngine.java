package io.placet.jobs.contact.profile;

import io.placet.domain.register.Register;
import io.placet.jobs.contact.profile.Endings.Ending;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.RegisterSupplier;
import io.placet.schemas.avro.AmendedEvent;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.LiftedSignal;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.ReachSignal;
import io.placet.schemas.avro.ReevaluationSignal;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.SingleObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps a contact's history and judges by it who is in which segment and what each score says;
 * writes each entry and exit with its reasons, and each score with its contributions.
 */
public final class ProfileEngine
    extends KeyedBroadcastProcessFunction<
        String, PseudonymisedOutput, DefinitionEntry, TopicRecord> {
  private static final long serialVersionUID = 1L;

  /** Definitions that came after the start, by name, as bytes that name their schema. */
  public static final MapStateDescriptor<String, byte[]> DEFINITIONS =
      new MapStateDescriptor<>(
          "catalogue", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** Of this process's memory, that all subtasks may use to remember contacts. */
  private static final int SHARE_OF_MEMORY = 8;

  private final RegisterSupplier registerSupplier;
  private final InitialDefinitions initial;
  private final EventClock clock;
  private transient SingleObject<DefinitionEntry> entries;
  private transient ProfileRecords records;
  private transient ProfileMetrics metrics;
  private transient Contacts contacts;
  private transient Intake intake;
  private transient Judge judge;
  private transient Endings endings;
  private transient DefinitionsInForce definitions;
  private transient boolean isRestored;

  /**
   * The engine.
   *
   * @param clock whose time moves event time on
   */
  @SuppressWarnings("NullAway.Init") // Flink opens before it hands anything over
  public ProfileEngine(
      RegisterSupplier registerSupplier, InitialDefinitions initial, EventClock clock) {
    this.registerSupplier = registerSupplier;
    this.initial = initial;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    Register register = registerSupplier.get();
    entries = SingleObject.of(DefinitionEntry.class);
    ReadRights rights = new ReadRights(register);
    records = new ProfileRecords();
    metrics = ProfileMetrics.in(getRuntimeContext().getMetricGroup());
    ContactState state = new ContactState(getRuntimeContext());
    Mailbox mailbox = new Mailbox(register, state, metrics);
    Outcomes outcomes = new Outcomes(state, records, metrics);
    judge = new Judge(state, rights, outcomes, metrics);
    endings = new Endings(state, judge, outcomes, mailbox, rights, records, metrics);
    intake = new Intake(state, rights, mailbox, judge, metrics);
    contacts = contacts(state, new EarlierContact(getRuntimeContext(), register, rights), rights);
    definitions = new DefinitionsInForce(register, metrics.unreadable());
    initial.definitions().forEach(definitions::add);
  }

  private Contacts contacts(ContactState state, EarlierContact earlier, ReadRights rights) {
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    long bytes = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / subtasks;
    return new Contacts(state, earlier, new RecentContacts(bytes), rights, judge, metrics);
  }

  @Override
  public void processBroadcastElement(
      DefinitionEntry definition, Context ctx, Collector<TopicRecord> out) throws Exception {
    if (definitions(ctx.getBroadcastState(DEFINITIONS)).add(definition)) {
      ctx.getBroadcastState(DEFINITIONS)
          .put(DefinitionsInForce.nameOf(definition), entries.encode(definition));
    }
  }

  /** Those in force; the first time, those that came after the start are read from the state. */
  private DefinitionsInForce definitions(ReadOnlyBroadcastState<String, byte[]> later)
      throws Exception {
    if (!isRestored) {
      for (Map.Entry<String, byte[]> entry : later.immutableEntries()) {
        definitions.add(entries.decode(entry.getValue()));
      }
      isRestored = true;
      // What contacts were judged by before is known from here on.
      definitions.plan();
    }
    return definitions;
  }

  @Override
  public void processElement(
      PseudonymisedOutput output, ReadOnlyContext ctx, Collector<TopicRecord> out)
      throws Exception {
    Turn turn = turn(output.getSubjectId(), ctx, ctx.timerService(), out);
    Contact contact = turn.contact();
    Object body = output.getBody();
    if (body instanceof ErasureSignal signal) {
      erase(turn, signal);
      return;
    }
    if (contact.isMarked()) {
      endings.move(contact, output.getPseudonym(), definitions, out);
    }
    if (body instanceof PseudonymisedEvent event) {
      intake.take(turn, event, false);
    } else if (body instanceof AmendedEvent amended) {
      intake.take(turn, amended.getEvent(), true);
    } else if (body instanceof ShutOffSignal signal) {
      shutOff(turn, signal);
    } else if (body instanceof EndedSignal signal) {
      endings.end(
          contact,
          new Ending(signal.getEnds(), ChangeReason.EXPIRED, false, signal.getAt()),
          definitions,
          out);
    } else if (body instanceof ReachSignal signal) {
      reach(turn, signal, output.getPseudonym());
    } else if (body instanceof LiftedSignal signal) {
      lift(turn, signal);
    } else if (body instanceof ReevaluationSignal signal) {
      reevaluate(turn, signal, output.getPseudonym());
    }
    contacts.leave(turn);
  }

  private Turn turn(
      String subject, ReadOnlyContext ctx, TimerService timers, Collector<TopicRecord> out)
      throws Exception {
    DefinitionsInForce inForce = definitions(ctx.getBroadcastState(DEFINITIONS));
    Contact contact = contacts.meet(subject, inForce, timers);
    return new Turn(subject, contact, inForce, ctx.currentWatermark(), timers, out);
  }

  private void shutOff(Turn turn, ShutOffSignal signal) throws Exception {
    hear(turn.contact(), signal.getPartition(), signal.getOffset());
    endings.end(
        turn.contact(),
        new Ending(
            signal.getEnds(), ChangeReason.WITHDRAWN, signal.getKeepsHistory(), signal.getAt()),
        definitions,
        turn.out());
    metrics.passed().inc();
    records.passed(signal, turn.out());
  }

  private static void hear(Contact contact, int partition, long offset) {
    if (contact.isMarked()) {
      contact.hear(partition + "@" + (offset + 1));
    }
  }

  private void erase(Turn turn, ErasureSignal signal) throws Exception {
    hear(turn.contact(), signal.getPartition(), signal.getOffset());
    endings.erase(turn.contact(), signal.getAt(), turn.out());
    contacts.forget(turn);
    metrics.passed().inc();
    records.passed(signal, turn.out());
  }

  private void reach(Turn turn, ReachSignal signal, String pseudonym) throws Exception {
    Contact contact = turn.contact();
    if (contact.mark().getReach().equals(signal.getChannels())) {
      return;
    }
    contact.name(pseudonym);
    judge.refresh(turn);
    judge.reach(turn, signal.getChannels(), eventTime(turn, signal.getAt()));
  }

  private void lift(Turn turn, LiftedSignal signal) throws Exception {
    Contact contact = turn.contact();
    if (!contact.isRestricted(signal.getPurposes())) {
      return;
    }
    hear(contact, signal.getPartition(), signal.getOffset());
    judge.refresh(turn);
    judge.lift(turn, signal.getPurposes(), eventTime(turn, signal.getAt()));
  }

  /** The event time of what a record of the log brought at an instant. */
  private Instant eventTime(Turn turn, Instant at) {
    return clock == EventClock.WALL ? at : Instant.ofEpochMilli(turn.watermarkMs());
  }

  private void reevaluate(Turn turn, ReevaluationSignal signal, String pseudonym) throws Exception {
    Contact contact = turn.contact();
    if (definitions.knows(signal.getDefinition(), signal.getVersion(), signal.getDefinedAt())) {
      judge.refresh(turn);
      metrics.reevaluated().inc();
      records.done(signal, turn.out());
      return;
    }
    contact.name(pseudonym);
    List<ReevaluationSignal> waiting = new ArrayList<>(contact.mark().getWaiting());
    waiting.add(signal);
    contact.change().setWaiting(waiting);
    Timers.lookAgain(contact, turn.timers());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext ctx, Collector<TopicRecord> out)
      throws Exception {
    Turn turn = turn(ctx.getCurrentKey(), ctx, ctx.timerService(), out);
    if (!turn.contact().isMarked()) {
      return;
    }
    if (ctx.timeDomain() == TimeDomain.PROCESSING_TIME) {
      lookAgain(turn);
    } else {
      timePasses(turn, timestamp);
    }
    contacts.leave(turn);
  }

  private void lookAgain(Turn turn) throws Exception {
    Contact contact = turn.contact();
    List<ReevaluationSignal> waiting = contact.mark().getWaiting();
    contact.change().setLookAgainAt(null);
    contact.change().setWaiting(List.of());
    for (ReevaluationSignal signal : waiting) {
      reevaluate(turn, signal, contact.mark().getPseudonym());
    }
  }

  private void timePasses(Turn turn, long timestampMs) throws Exception {
    Contact contact = turn.contact();
    judge.refresh(turn);
    Timers.fired(contact, timestampMs);
    Instant now = Instant.ofEpochMilli(timestampMs);
    // One that was planned before something came in between may fire for nothing.
    if (contact.hasHistory() && (releases(contact, now) || changes(turn, now))) {
      judge.slide(turn, now);
    }
    intake.release(turn, now);
    if (contact.hasHistory() && contact.forgetsAtMs() <= timestampMs) {
      endings.forgetOld(contact, now);
    }
  }

  private boolean changes(Turn turn, Instant now) throws Exception {
    return judge.live(turn).nextChange().filter(next -> !next.isAfter(now)).isPresent();
  }

  private static boolean releases(Contact contact, Instant now) {
    return contact.mail().nextRelease().filter(next -> !next.isAfter(now)).isPresent();
  }
}
