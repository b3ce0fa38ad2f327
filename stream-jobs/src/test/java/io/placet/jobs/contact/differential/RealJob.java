package io.placet.jobs.contact.differential;

import io.placet.jobs.contact.gate.ConsentGate;
import io.placet.jobs.contact.gate.GateOperator;
import io.placet.jobs.contact.gate.GateSettings;
import io.placet.jobs.contact.profile.InitialDefinitions;
import io.placet.jobs.contact.profile.ProfileEngine;
import io.placet.jobs.contact.pseudonym.Pseudonymise;
import io.placet.jobs.flink.DeadLetters;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.Withheld;
import io.placet.jobs.flink.source.CaughtUp;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.TopicRecord;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * Gate, pseudonymise and segment engine in Flink's harnesses, each fed with what the last let out.
 */
final class RealJob implements Job, AutoCloseable {
  private static final InitialDefinitions DEFINITIONS =
      new InitialDefinitions(Ground.SEGMENTS.stream().map(DefinitionEntry::new).toList());
  private static final Duration GARBAGE_TIME = Duration.ofDays(8);

  private final Ground ground;
  private final Clock clock;
  private final Words words;
  private final List<Outcome> outcomes = new ArrayList<>();
  private @Nullable OperatorSubtaskState keptGate;
  private @Nullable OperatorSubtaskState keptEngine;
  private KeyedTwoInputStreamOperatorTestHarness<String, PositionedEntry, ReceivedEvent, GateOutput>
      gate;
  private OneInputStreamOperatorTestHarness<GateOutput, PseudonymisedOutput> pseudonymise;
  private KeyedTwoInputStreamOperatorTestHarness<
          String, PseudonymisedOutput, DefinitionEntry, TopicRecord>
      engine;

  RealJob(Ground ground, Clock clock, Words words) throws Exception {
    this.ground = ground;
    this.clock = clock;
    this.words = words;
    gate = openGate(0);
    pseudonymise = openPseudonymise();
    engine = openEngine();
  }

  /** Each attempt is one of a job submitted anew: what names it only has to rise. */
  private static CaughtUp caughtUp(int attempt) {
    return new CaughtUp(Ground.START.toEpochMilli() + attempt);
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, PositionedEntry, ReceivedEvent, GateOutput>
      openGate(int attempt) throws Exception {
    GateSettings settings =
        new GateSettings(
            () -> Ground.REGISTER,
            clock::instant,
            EventClock.WALL,
            Ground.PARTITIONS,
            Ground.PROVING_TIME,
            GARBAGE_TIME);
    KeyedTwoInputStreamOperatorTestHarness<String, PositionedEntry, ReceivedEvent, GateOutput>
        opened =
            new KeyedTwoInputStreamOperatorTestHarness<>(
                new GateOperator(new ConsentGate(settings), caughtUp(attempt)),
                PositionedEntry::getSubjectId,
                event -> event.getEvent().getSubjectId(),
                Types.STRING);
    opened.setProcessingTime(clock.millis());
    if (keptGate != null) {
      opened.initializeState(keptGate);
    }
    opened.open();
    return opened;
  }

  private OneInputStreamOperatorTestHarness<GateOutput, PseudonymisedOutput> openPseudonymise()
      throws Exception {
    OneInputStreamOperatorTestHarness<GateOutput, PseudonymisedOutput> opened =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(
                new Pseudonymise(() -> Ground.REGISTER, ground::vault, clock::instant)));
    opened.open();
    return opened;
  }

  private KeyedTwoInputStreamOperatorTestHarness<
          String, PseudonymisedOutput, DefinitionEntry, TopicRecord>
      openEngine() throws Exception {
    KeyedTwoInputStreamOperatorTestHarness<
            String, PseudonymisedOutput, DefinitionEntry, TopicRecord>
        opened =
            new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                    new ProfileEngine(() -> Ground.REGISTER, DEFINITIONS, EventClock.WALL),
                    List.of(ProfileEngine.DEFINITIONS)),
                PseudonymisedOutput::getSubjectId,
                definition -> "",
                Types.STRING);
    if (keptEngine != null) {
      opened.initializeState(keptEngine);
    }
    opened.open();
    opened.processWatermark2(new Watermark(Long.MAX_VALUE - 1));
    return opened;
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
  public void readMarkers(int attempt) throws Exception {
    gate.processWatermark1(new Watermark(caughtUp(attempt).watermark(0)));
    flow();
  }

  @Override
  public void reachEventTime(Instant time) throws Exception {
    gate.processWatermark2(new Watermark(time.toEpochMilli()));
    flow();
  }

  @Override
  public void clockMoved() throws Exception {
    gate.setProcessingTime(clock.millis());
    flow();
  }

  @Override
  public void checkpoint() throws Exception {
    keptGate = gate.snapshot(1, clock.millis());
    keptEngine = engine.snapshot(1, clock.millis());
  }

  @Override
  public void restart(int attempt) throws Exception {
    close();
    gate = openGate(attempt);
    pseudonymise = openPseudonymise();
    engine = openEngine();
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
    side(gate.getSideOutput(Withheld.TAG)).forEach(count -> outcomes.add(words.withheld(count)));
  }

  private void flowBehind() throws Exception {
    side(pseudonymise.getSideOutput(Pseudonymise.EVENTS))
        .forEach(event -> outcomes.add(words.of(event)));
    Queue<Object> passed = pseudonymise.getOutput();
    for (Object out = passed.poll(); out != null; out = passed.poll()) {
      if (out instanceof Watermark watermark) {
        engine.processWatermark1(watermark);
      } else if (out instanceof StreamRecord<?> record) {
        engine.processElement1(new StreamRecord<>((PseudonymisedOutput) record.getValue()));
      }
    }
    for (Object out = engine.getOutput().poll(); out != null; out = engine.getOutput().poll()) {
      if (out instanceof StreamRecord<?> record) {
        outcomes.add(words.of((TopicRecord) record.getValue()));
      }
    }
    side(pseudonymise.getSideOutput(Withheld.TAG))
        .forEach(count -> outcomes.add(words.withheld(count)));
    side(pseudonymise.getSideOutput(DeadLetters.TAG))
        .forEach(letter -> outcomes.add(Outcome.letter(letter.getReason())));
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
