package io.placet.jobs.contact;

import io.placet.jobs.contact.gate.ConsentGate;
import io.placet.jobs.contact.gate.GateOperator;
import io.placet.jobs.contact.gate.GateSettings;
import io.placet.jobs.contact.pseudonym.Pseudonymise;
import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.DeadLetters;
import io.placet.jobs.flink.Uids;
import io.placet.jobs.flink.Withheld;
import io.placet.jobs.flink.source.CaughtUp;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.avro.WithheldCount;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The first part of the graph: the gate and what makes its output nameless, with what they withhold
 * and cannot take.
 */
public final class GateTopology {
  /**
   * How long a buffer behind the gate may wait to fill, in milliseconds. What stops there has been
   * decided by then, and becomes readable with the next checkpoint; a flush for each record would
   * cost the gate's threads much of their time.
   */
  static final long BEHIND_THE_GATE_MS = 10;

  private GateTopology() {}

  /** Where records come from. */
  public record Sources(DataStream<PositionedEntry> control, DataStream<ReceivedEvent> events) {}

  /**
   * Where they go.
   *
   * @param withheld counts
   * @param deadLetters what did not fit, sealed
   */
  public record Sinks(
      Sink<TopicRecord> pseudonymisedEvents,
      Sink<WithheldCount> withheld,
      Sink<DeadLetter> deadLetters) {}

  /** What the operators need to know. */
  public record Settings(GateSettings gate, CaughtUp caughtUp, VaultSupplier vault) {}

  /**
   * Draws it. What the control source reads leaves at once (buffer timeout 0): a withdrawal waits
   * for no buffer to fill.
   *
   * @return events and signals by pseudonym, partitioned by subject id
   */
  public static SingleOutputStreamOperator<PseudonymisedOutput> draw(
      Sources sources, Sinks sinks, Settings settings) {
    // A marker has no contact; it has done its work when the source has read it.
    SingleOutputStreamOperator<PositionedEntry> consents =
        Uids.CONTROL_WITHOUT_MARKERS
            .on(sources.control().filter(entry -> !entry.getSubjectId().isEmpty()))
            .setParallelism(sources.control().getParallelism())
            .setBufferTimeout(0);
    SingleOutputStreamOperator<GateOutput> gate =
        Uids.CONSENT_GATE
            .on(
                consents
                    .connect(sources.events())
                    .keyBy(GateTopology::subject, GateTopology::subject, Types.STRING)
                    .transform(
                        Uids.CONSENT_GATE.uid(),
                        AvroTypes.of(GateOutput.class),
                        new GateOperator(new ConsentGate(settings.gate()), settings.caughtUp())))
            .setBufferTimeout(BEHIND_THE_GATE_MS);
    SingleOutputStreamOperator<PseudonymisedOutput> pseudonymised =
        Uids.PSEUDONYMISE
            .on(
                gate.process(
                    new Pseudonymise(
                        settings.gate().register(), settings.vault(), settings.gate().clock()),
                    AvroTypes.of(PseudonymisedOutput.class)))
            .setBufferTimeout(BEHIND_THE_GATE_MS);
    // Sinks begin and commit transactions on their task's thread: never the gate's.
    Uids.PSEUDONYMISED_EVENTS_SINK.on(
        pseudonymised
            .getSideOutput(Pseudonymise.EVENTS)
            .sinkTo(sinks.pseudonymisedEvents())
            .disableChaining());
    Uids.WITHHELD_SINK.on(
        gate.getSideOutput(Withheld.TAG)
            .union(pseudonymised.getSideOutput(Withheld.TAG))
            .sinkTo(sinks.withheld()));
    Uids.DEAD_LETTERS_SINK.on(
        pseudonymised.getSideOutput(DeadLetters.TAG).sinkTo(sinks.deadLetters()).disableChaining());
    return pseudonymised;
  }

  private static String subject(PositionedEntry entry) {
    return entry.getSubjectId();
  }

  private static String subject(ReceivedEvent event) {
    return event.getEvent().getSubjectId();
  }
}
