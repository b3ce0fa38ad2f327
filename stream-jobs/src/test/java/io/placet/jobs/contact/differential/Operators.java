package io.placet.jobs.contact.differential;

import io.placet.jobs.contact.gate.ConsentGate;
import io.placet.jobs.contact.gate.GateOperator;
import io.placet.jobs.contact.gate.GateSettings;
import io.placet.jobs.contact.profile.InitialDefinitions;
import io.placet.jobs.contact.profile.ProfileEngine;
import io.placet.jobs.contact.pseudonym.Pseudonymise;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.source.CaughtUp;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.TopicRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operators under test in Flink's harnesses, each new or from what a checkpoint kept. */
record Operators(Ground ground, Clock clock) {
  private static final Duration GARBAGE_TIME = Duration.ofDays(8);

  /** Each attempt is one of a job submitted anew: what names it only has to rise. */
  static CaughtUp caughtUp(int attempt) {
    return new CaughtUp(Ground.START.toEpochMilli() + attempt);
  }

  KeyedTwoInputStreamOperatorTestHarness<String, PositionedEntry, ReceivedEvent, GateOutput> gate(
      int attempt, @Nullable OperatorSubtaskState kept) throws Exception {
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
    if (kept != null) {
      opened.initializeState(kept);
    }
    opened.open();
    return opened;
  }

  OneInputStreamOperatorTestHarness<GateOutput, PseudonymisedOutput> pseudonymise()
      throws Exception {
    OneInputStreamOperatorTestHarness<GateOutput, PseudonymisedOutput> opened =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(
                new Pseudonymise(() -> Ground.REGISTER, ground::vault, clock::instant)));
    opened.open();
    return opened;
  }

  KeyedTwoInputStreamOperatorTestHarness<String, PseudonymisedOutput, DefinitionEntry, TopicRecord>
      engine(List<Definer.Defined> definitions, @Nullable OperatorSubtaskState kept)
          throws Exception {
    KeyedTwoInputStreamOperatorTestHarness<
            String, PseudonymisedOutput, DefinitionEntry, TopicRecord>
        opened =
            new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                    new ProfileEngine(
                        () -> Ground.REGISTER,
                        new InitialDefinitions(
                            definitions.stream().map(Definer.Defined::entry).toList()),
                        EventClock.WALL),
                    List.of(ProfileEngine.DEFINITIONS)),
                PseudonymisedOutput::getSubjectId,
                definition -> "",
                Types.STRING);
    opened.setProcessingTime(clock.millis());
    if (kept != null) {
      opened.initializeState(kept);
    }
    opened.open();
    opened.processWatermark2(new Watermark(Long.MAX_VALUE - 1));
    return opened;
  }
}
