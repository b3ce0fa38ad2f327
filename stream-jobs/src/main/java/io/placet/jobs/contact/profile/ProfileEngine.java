package io.placet.jobs.contact.profile;

import io.placet.domain.live.KeptEvent;
import io.placet.domain.live.Live;
import io.placet.domain.mail.MailSign;
import io.placet.domain.register.Register;
import io.placet.jobs.contact.profile.Endings.Ending;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.RegisterSupplier;
import io.placet.schemas.avro.AmendedEvent;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.ErasureSignal;
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
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

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
  private transient ReadRights rights;
  private transient ProfileRecords records;
  private transient ProfileMetrics metrics;
  private transient ContactState state;
  private transient EarlierContact earlier;
  private transient RecentContacts recent;
  private transient Mailbox mailbox;
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
    rights = new ReadRights(register);
    records = new ProfileRecords();
    metrics = ProfileMetrics.in(getRuntimeContext().getMetricGroup());
    state = new ContactState(getRuntimeContext());
    earlier = new EarlierContact(getRuntimeContext(), register, rights);
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    recent = new RecentContacts(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / subtasks);
    judge = new Judge(state, rights, records, metrics);
    mailbox = new Mailbox(register, state, metrics);
    endings = new Endings(state, judge, mailbox, rights, records, metrics);
    definitions = new DefinitionsInForce(register, metrics.unreadable());
    initial.definitions().forEach(definitions::add);
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
      take(turn, event, false);
    } else if (body instanceof AmendedEvent amended) {
      take(turn, amended.getEvent(), true);
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
    } else if (body instanceof ReevaluationSignal signal) {
      reevaluate(turn, signal, output.getPseudonym());
    }
    finish(turn);
  }

  /** What an element or a timer has to do with. */
  private record Turn(
      String subject,
      Contact contact,
      long watermarkMs,
      TimerService timers,
      Collector<TopicRecord> out) {}

  private Turn turn(
      String subject, ReadOnlyContext ctx, TimerService timers, Collector<TopicRecord> out)
      throws Exception {
    definitions(ctx.getBroadcastState(DEFINITIONS));
    @Nullable Contact known = recent.find(subject);
    Contact contact = known == null ? read(timers) : known;
    return new Turn(subject, contact, ctx.currentWatermark(), timers, out);
  }

  /** The contact at hand as it is stored. */
  private Contact read(TimerService timers) throws Exception {
    metrics.taken().inc();
    var mark = state.mark();
    if (mark.isPresent()) {
      Contact contact = new Contact(mark.get(), true, state.members());
      contact.history(state.history(), rights);
      contact.mail(state.mail());
      return contact;
    }
    Optional<EarlierContact.Taken> taken = earlier.takeOver(state, timers);
    if (taken.isEmpty()) {
      return new Contact(Contact.noMark(), false, new TreeMap<>());
    }
    Contact contact = new Contact(taken.get().mark(), true, state.members());
    contact.change();
    contact.history(state.history(), rights);
    contact.follow(definitions.planOf(taken.get().versions()).of(judge.known(contact)));
    return contact;
  }

  private void take(Turn turn, PseudonymisedEvent passed, boolean isAmended) throws Exception {
    if (passed.getOccurredAt().toEpochMilli() <= turn.watermarkMs()) {
      metrics.late().inc();
    }
    Optional<KeptEvent> read = rights.of(passed, turn.watermarkMs());
    if (read.isEmpty()) {
      return;
    }
    KeptEvent event = read.get();
    Contact contact = turn.contact();
    name(contact, passed.getPseudonym());
    contact.hear(passed.getRevision());
    judge.refresh(contact, definitions, turn.watermarkMs(), turn.out());
    Optional<MailSign> sign = mailbox.sign(passed);
    if (sign.isPresent() && isAmended) {
      // The first one may have been a scanner's: then it is not there.
      if (!sign.get().isReaction() || judge.holds(contact, event)) {
        count(turn, event, true, true);
      }
    } else if (sign.isEmpty() || mailbox.lets(contact, sign.get(), event, turn.watermarkMs())) {
      count(turn, event, isAmended, true);
    }
  }

  /**
   * Counts an event in.
   *
   * @param isAmended whether it may be there in an earlier form
   * @param lifts whether it has just passed the gate, so that its purposes may be read
   */
  private void count(Turn turn, KeptEvent event, boolean isAmended, boolean lifts)
      throws Exception {
    Contact contact = turn.contact();
    boolean isLifted = lifts && contact.isRestricted(event.purposes());
    // Only one that is not the newest can be there already: its time is that of its first form.
    boolean mayBeThere =
        contact.hasHistory()
            && (isAmended || event.event().occurredAt().toEpochMilli() <= contact.newestMs());
    if (mayBeThere || isLifted) {
      List<KeptEvent> all = state.history().events();
      List<KeptEvent> others = new ArrayList<>(all);
      others.removeIf(other -> other.event().id().equals(event.event().id()));
      if (isLifted || others.size() < all.size()) {
        if (isLifted) {
          // What was due before is due without what was restricted.
          judge.live(contact, definitions.plan());
          contact.lift(event.purposes());
        }
        judge.retake(contact, event, others, definitions.plan(), turn.out());
        return;
      }
    }
    judge.take(contact, event, definitions.plan(), turn.out());
  }

  private static void name(Contact contact, String pseudonym) {
    if (!contact.isMarked()) {
      contact.change().setPseudonym(pseudonym);
    }
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
    forget(turn);
    metrics.passed().inc();
    records.passed(signal, turn.out());
  }

  private void forget(Turn turn) {
    if (turn.contact().isMarked()) {
      Timers.dropAll(turn.contact(), turn.timers());
      state.clear();
    }
    recent.forget(turn.subject());
  }

  private void reach(Turn turn, ReachSignal signal, String pseudonym) throws Exception {
    Contact contact = turn.contact();
    if (contact.mark().getReach().equals(signal.getChannels())) {
      return;
    }
    name(contact, pseudonym);
    judge.refresh(contact, definitions, turn.watermarkMs(), turn.out());
    Instant at =
        clock == EventClock.WALL ? signal.getAt() : Instant.ofEpochMilli(turn.watermarkMs());
    judge.reach(contact, signal.getChannels(), at, definitions.plan(), turn.out());
  }

  private void reevaluate(Turn turn, ReevaluationSignal signal, String pseudonym) throws Exception {
    Contact contact = turn.contact();
    if (definitions.knows(signal.getDefinition(), signal.getVersion())) {
      judge.refresh(contact, definitions, turn.watermarkMs(), turn.out());
      metrics.reevaluated().inc();
      records.done(signal, turn.out());
      return;
    }
    name(contact, pseudonym);
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
    finish(turn);
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
    Timers.fired(contact, timestampMs);
    judge.refresh(contact, definitions, turn.watermarkMs(), turn.out());
    Instant now = Instant.ofEpochMilli(timestampMs);
    for (KeptEvent held : mailbox.release(contact, now)) {
      Optional<KeptEvent> still = rights.keptAt(held, timestampMs);
      if (still.isPresent()) {
        count(turn, still.get(), false, false);
      }
    }
    mailbox.tidy(contact);
    if (!contact.hasHistory()) {
      return;
    }
    Live live = judge.live(contact, definitions.plan());
    // One that was planned before something came in between may fire for nothing.
    if (live.nextChange().filter(next -> !next.isAfter(now)).isPresent()) {
      judge.slide(contact, now, definitions.plan(), turn.out());
    }
    if (contact.forgetsAtMs() <= timestampMs) {
      endings.forgetOld(contact, now);
    }
  }

  /** Plans the next look at the contact, and stores and remembers what is to be. */
  private void finish(Turn turn) throws Exception {
    Contact contact = turn.contact();
    if (contact.isNobody()) {
      forget(turn);
      return;
    }
    if (contact.live() == null && contact.hasHistory() && contact.mark().getTimer() == null) {
      judge.refresh(contact, definitions, turn.watermarkMs(), turn.out());
      judge.live(contact, definitions.plan());
    }
    Timers.plan(contact, turn.timers());
    contact.save(state);
    recent.keep(turn.subject(), contact);
  }
}
