package io.placet.jobs.contact.profile;

import io.placet.domain.event.FieldValue;
import io.placet.jobs.contact.SampleRegister;
import io.placet.jobs.flink.EventClock;
import io.placet.schemas.avro.AmendedEvent;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.EpochSignal;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.LiftedSignal;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.ReachSignal;
import io.placet.schemas.avro.ReevaluationSignal;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.definition.Definitions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The profile engine for one contact, with the two sample definitions, without Kafka. */
final class ProfileHarness {
  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  static final Duration DAY = Duration.ofDays(1);

  static final String SUBJECT = "subject-22-characters-";
  static final String PSEUDONYM = "analytics.1.p";

  private final KeyedTwoInputStreamOperatorTestHarness<
          String, PseudonymisedOutput, DefinitionEntry, TopicRecord>
      flink;
  private int events;
  private int defined;
  private String pseudonym = PSEUDONYM;
  private String revision = "0@1";

  private ProfileHarness(@Nullable OperatorSubtaskState state) throws Exception {
    ProfileEngine engine =
        new ProfileEngine(
            SampleRegister::load,
            new InitialDefinitions(
                Definitions.samples().stream().map(DefinitionEntry::new).toList()),
            EventClock.WALL);
    flink =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(engine, List.of(ProfileEngine.DEFINITIONS)),
            PseudonymisedOutput::getSubjectId,
            definition -> SUBJECT,
            Types.STRING);
    if (state != null) {
      flink.initializeState(state);
    }
    flink.open();
    flink.processWatermark2(new Watermark(Long.MAX_VALUE - 1));
  }

  static ProfileHarness open() throws Exception {
    return new ProfileHarness(null);
  }

  /** Goes on from the state of another operator. */
  static ProfileHarness from(OperatorSubtaskState state) throws Exception {
    return new ProfileHarness(state);
  }

  ProfileHarness restart() throws Exception {
    OperatorSubtaskState state = flink.snapshot(1, 1);
    flink.close();
    ProfileHarness next = new ProfileHarness(state);
    next.events = events;
    next.pseudonym = pseudonym;
    next.revision = revision;
    return next;
  }

  void order(Instant at, String total) throws Exception {
    order(at, total, List.of("profiling", "analytics"));
  }

  void order(Instant at, String total, List<String> purposes) throws Exception {
    events++;
    give(event(events, "Order Completed", at, total, purposes));
  }

  void refund(Instant at, String total) throws Exception {
    events++;
    give(event(events, "Order Refunded", at, total, List.of("profiling", "analytics")));
  }

  /** An order that was here before comes again with a value that was mended. */
  void amend(int number, Instant at, String total) throws Exception {
    give(
        new AmendedEvent(
            event(number, "Order Completed", at, total, List.of("profiling", "analytics"))));
  }

  private PseudonymisedEvent event(
      int number, String type, Instant at, String total, List<String> purposes) {
    return new PseudonymisedEvent(
        "e" + number,
        pseudonym,
        type,
        at,
        purposes,
        FieldsCodec.toAvro(Map.of("total", FieldValue.Decimal.of(new BigDecimal(total)))),
        revision);
  }

  /** From here on events rest on the log up to this position. */
  void restOn(String position) {
    revision = position;
  }

  /** An event of any type that a contact may be profiled by. */
  void event(String type, Instant at, Map<String, FieldValue> fields) throws Exception {
    events++;
    give(
        new PseudonymisedEvent(
            "e" + events,
            pseudonym,
            type,
            at,
            List.of("profiling", "email-tracking"),
            FieldsCodec.toAvro(fields),
            revision));
  }

  /** A contact is to be judged by a definition. */
  void reevaluate(String definition, int version, long offset) throws Exception {
    reevaluate(definition, version, offset, Instant.EPOCH);
  }

  /** The same by a definition that was made, or changed its state, at an instant. */
  void reevaluate(String definition, int version, long offset, Instant definedAt) throws Exception {
    give(new ReevaluationSignal(definition, version, 0, offset, definedAt));
  }

  /** The contact may be reached on these channels from now on. */
  void reachable(Instant at, String... channels) throws Exception {
    give(new ReachSignal(List.of(channels), at));
  }

  /** The wall clock goes on. */
  void pass(Duration time) throws Exception {
    flink.setProcessingTime(flink.getProcessingTime() + time.toMillis());
  }

  void shutOff(String purpose, boolean purge, Instant at) throws Exception {
    List<String> ends = purge ? List.of(purpose) : List.of();
    give(new ShutOffSignal("receipt", purpose, ends, false, 0, 5L, at));
  }

  /** Restricts a purpose: it ends, and what was read stays. */
  void restrict(String purpose, Instant at) throws Exception {
    give(new ShutOffSignal("receipt", purpose, List.of(purpose), true, 0, 5L, at));
  }

  /** Purposes stand again that were restricted. */
  void lift(Instant at, String... purposes) throws Exception {
    give(new LiftedSignal(List.of(purposes), 0, 6L, at));
  }

  void expire(String purpose, Instant at) throws Exception {
    give(new EndedSignal(List.of(purpose), at));
  }

  void erase(Instant at) throws Exception {
    give(new ErasureSignal("erasure", 0, 5L, at));
  }

  /** From here on what arrives carries another pseudonym. */
  void move(String next) {
    pseudonym = next;
  }

  void enterEpoch(String next, Instant at) throws Exception {
    move(next);
    give(new EpochSignal(2, at));
  }

  /** Defines a segment beside the samples. */
  void define(String id, String rule) throws Exception {
    define(id, 1, rule, DefinitionState.LIVE);
  }

  void define(String id, int version, String rule, DefinitionState state) throws Exception {
    defined++;
    define(
        SegmentDefinition.newBuilder(Definitions.samples().get(0))
            .setId(id)
            .setVersion(version)
            .setRule(rule)
            .setState(state)
            .setAt(START.plusSeconds(defined))
            .build());
  }

  /** What the next definition will say of when it was made or changed. */
  Instant nextDefinedAt() {
    return START.plusSeconds(defined + 1);
  }

  /** Defines a score. */
  void score(String id, int version, String model, DefinitionState state) throws Exception {
    defined++;
    define(
        new ScoringDefinition(
            id, version, id, id, "profiling", model, state, "", "", START.plusSeconds(defined)));
  }

  void define(SegmentDefinition definition) throws Exception {
    flink.processElement2(new StreamRecord<>(new DefinitionEntry(definition)));
  }

  void define(ScoringDefinition definition) throws Exception {
    flink.processElement2(new StreamRecord<>(new DefinitionEntry(definition)));
  }

  /** Moves event time on. */
  void reach(Instant time) throws Exception {
    flink.processWatermark1(new Watermark(time.toEpochMilli()));
  }

  private void give(Object body) throws Exception {
    flink.processElement1(new StreamRecord<>(new PseudonymisedOutput(SUBJECT, pseudonym, body)));
  }

  /** What was written since, in order, such as {@code frequent-buyers ENTERED RULE at}. */
  List<String> written() {
    List<String> written = flink.extractOutputValues().stream().map(Written::describe).toList();
    flink.getOutput().clear();
    return written;
  }

  /** The entries and exits of one segment that were written since. */
  List<String> changesOf(String segment) {
    return written().stream()
        .filter(line -> line.startsWith(segment + " "))
        .map(line -> line.substring(segment.length() + 1))
        .toList();
  }

  /** The keys of memberships that were written since, with what became of them. */
  List<String> rows() {
    List<String> rows =
        flink.extractOutputValues().stream()
            .filter(record -> record.getTopic().equals("memberships"))
            .map(Written::row)
            .toList();
    flink.getOutput().clear();
    return rows;
  }

  int stateEntries() {
    return flink.numKeyedStateEntries();
  }

  int timers() {
    return flink.numEventTimeTimers();
  }

  /** What was written since, byte for byte. */
  List<TopicRecord> records() {
    List<TopicRecord> records = flink.extractOutputValues();
    flink.getOutput().clear();
    return records;
  }

  /** The reasons of entries and exits of a segment that were written since. */
  List<SegmentChange> reasonsOf(String segment) {
    return records().stream()
        .filter(record -> record.getTopic().equals("segment-changes"))
        .map(record -> Written.change(record))
        .filter(change -> change.getSegmentId().equals(segment))
        .toList();
  }

  void close() throws Exception {
    flink.close();
  }
}
