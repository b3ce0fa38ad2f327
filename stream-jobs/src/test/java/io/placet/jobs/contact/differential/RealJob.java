package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import io.placet.jobs.contact.pseudonym.Pseudonymise;
import io.placet.jobs.flink.DeadLetters;
import io.placet.jobs.flink.Withheld;
import io.placet.schemas.avro.ContactMark;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * Gate, pseudonymise and segment engine in Flink's harnesses, each fed with what the last let out.
 */
final class RealJob implements Job, AutoCloseable {
  private static final SingleObject<ContactMark> MARKS = SingleObject.of(ContactMark.class);

  private final Operators operators;
  private final Clock clock;
  private final Words words;
  private final Writer writer;
  private final Map<SubjectId, PlainJob.Looked> looked = new HashMap<>();
  private List<Definer.Defined> submitted;
  private final List<Outcome> outcomes = new ArrayList<>();
  private @Nullable OperatorSubtaskState keptGate;
  private @Nullable OperatorSubtaskState keptEngine;
  private KeyedTwoInputStreamOperatorTestHarness<String, PositionedEntry, ReceivedEvent, GateOutput>
      gate;
  private OneInputStreamOperatorTestHarness<GateOutput, PseudonymisedOutput> pseudonymise;
  private KeyedTwoInputStreamOperatorTestHarness<
          String, PseudonymisedOutput, DefinitionEntry, TopicRecord>
      engine;

  RealJob(Ground ground, Clock clock, Words words, Writer writer, List<Definer.Defined> definitions)
      throws Exception {
    this.writer = writer;
    submitted = definitions;
    operators = new Operators(ground, clock);
    this.clock = clock;
    this.words = words;
    gate = operators.gate(0, null);
    pseudonymise = operators.pseudonymise();
    engine = operators.engine(submitted, null);
  }

  @Override
  public void readLog(Topics.Entry entry) throws Exception {
    gate.processElement1(
        new StreamRecord<>(
            new PositionedEntry(
                entry.subject().orElseThrow().text(),
                entry.partition(),
                entry.offset(),
                entry.at(),
                ByteBuffer.wrap(entry.bytes()))));
    flow();
  }

  @Override
  public void readEvent(Topics.Sent sent) throws Exception {
    gate.processElement2(new StreamRecord<>(sent.received()));
    flow();
  }

  @Override
  public void readDefinition(Definer.Defined definition) throws Exception {
    engine.processElement2(new StreamRecord<>(definition.entry()));
    flow();
  }

  @Override
  public void readMarkers(int attempt) throws Exception {
    Map<SubjectId, ContactMark> before = marks();
    gate.processWatermark1(new Watermark(Operators.caughtUp(attempt).watermark(0)));
    flow();
    look(before);
  }

  @Override
  public void reachEventTime(Instant time) throws Exception {
    Map<SubjectId, ContactMark> before = marks();
    gate.processWatermark2(new Watermark(time.toEpochMilli()));
    flow();
    look(before);
  }

  /** What is kept of contacts beside their history, now. */
  private Map<SubjectId, ContactMark> marks() throws Exception {
    Map<SubjectId, ContactMark> marks = new HashMap<>();
    KeyedStateBackend<String> states = engine.getOperator().getKeyedStateBackend();
    for (SubjectId subject : writer.subjects()) {
      states.setCurrentKey(subject.text());
      ValueState<byte[]> state =
          states.getPartitionedState(
              VoidNamespace.INSTANCE,
              VoidNamespaceSerializer.INSTANCE,
              new ValueStateDescriptor<>(
                  "mark", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
      byte[] mark = state.value();
      if (mark != null) {
        marks.put(subject, MARKS.decode(mark));
      }
    }
    return marks;
  }

  private void look(Map<SubjectId, ContactMark> before) throws Exception {
    looked.clear();
    marks()
        .forEach(
            (subject, mark) -> {
              ContactMark earlier = before.get(subject);
              boolean isRefreshed =
                  earlier != null && earlier.getFingerprint() != mark.getFingerprint();
              looked.put(
                  subject,
                  new PlainJob.Looked(Optional.ofNullable(mark.getJudgedAt()), isRefreshed));
            });
  }

  /** What the operators did by themselves to a contact when event time moved last. */
  PlainJob.Looked looked(SubjectId subject) {
    return looked.getOrDefault(subject, new PlainJob.Looked(Optional.empty(), false));
  }

  @Override
  public void clockMoved() throws Exception {
    gate.setProcessingTime(clock.millis());
    flow();
    engine.setProcessingTime(clock.millis());
    flow();
  }

  @Override
  public void checkpoint() throws Exception {
    keptGate = gate.snapshot(1, clock.millis());
    keptEngine = engine.snapshot(1, clock.millis());
  }

  @Override
  public void restart(int attempt, List<Definer.Defined> definitions) throws Exception {
    close();
    submitted = definitions;
    gate = operators.gate(attempt, keptGate);
    pseudonymise = operators.pseudonymise();
    engine = operators.engine(submitted, keptEngine);
    // An unaligned checkpoint may hand over the watermark of an attempt before.
    readMarkers(attempt - 1);
  }

  /** Hands everything on, in order, until nothing moves. */
  private void flow() throws Exception {
    // What is due already need not wait for the clock to move on.
    gate.setProcessingTime(clock.millis());
    for (Object out = gate.getOutput().poll(); out != null; out = gate.getOutput().poll()) {
      if (out instanceof Watermark watermark) {
        pseudonymise.processWatermark(watermark);
      } else if (out instanceof StreamRecord<?> record) {
        pseudonymise.processElement(new StreamRecord<>((GateOutput) record.getValue()));
      }
      flowBehind();
    }
    takeFromEngine();
    side(gate.getSideOutput(Withheld.TAG)).forEach(count -> outcomes.add(words.withheld(count)));
  }

  private void flowBehind() throws Exception {
    // What becomes of consents is told beside; TransitionsTest says how.
    side(pseudonymise.getSideOutput(Pseudonymise.EVENTS)).stream()
        .filter(record -> !record.getTopic().equals(Topic.CONSENT_TRANSITIONS.topicName()))
        .forEach(event -> outcomes.add(words.of(event)));
    Queue<Object> passed = pseudonymise.getOutput();
    for (Object out = passed.poll(); out != null; out = passed.poll()) {
      if (out instanceof Watermark watermark) {
        engine.processWatermark1(watermark);
      } else if (out instanceof StreamRecord<?> record) {
        engine.processElement1(new StreamRecord<>((PseudonymisedOutput) record.getValue()));
      }
    }
    takeFromEngine();
    side(pseudonymise.getSideOutput(Withheld.TAG))
        .forEach(count -> outcomes.add(words.withheld(count)));
    side(pseudonymise.getSideOutput(DeadLetters.TAG))
        .forEach(letter -> outcomes.add(Outcome.letter(letter.getReason())));
  }

  private void takeFromEngine() {
    for (Object out = engine.getOutput().poll(); out != null; out = engine.getOutput().poll()) {
      if (out instanceof StreamRecord<?> record) {
        outcomes.add(words.of((TopicRecord) record.getValue()));
      }
    }
  }

  private static <T> List<T> side(@Nullable Queue<StreamRecord<T>> queue) {
    List<T> values = new ArrayList<>();
    if (queue != null) {
      for (StreamRecord<T> next = queue.poll(); next != null; next = queue.poll()) {
        values.add(next.getValue());
      }
    }
    return values;
  }

  @Override
  public List<Outcome> outcomes() {
    List<Outcome> since = List.copyOf(outcomes);
    outcomes.clear();
    return since;
  }

  int gateEntries() {
    return gate.numKeyedStateEntries();
  }

  int engineEntries() {
    return engine.numKeyedStateEntries();
  }

  int timers() {
    return gate.numProcessingTimeTimers()
        + gate.numEventTimeTimers()
        + engine.numProcessingTimeTimers()
        + engine.numEventTimeTimers();
  }

  @Override
  public void close() {
    try {
      gate.close();
      pseudonymise.close();
      engine.close();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
