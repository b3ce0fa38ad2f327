package io.placet.jobs.contact;

import io.placet.jobs.contact.profile.InitialDefinitions;
import io.placet.jobs.contact.profile.ProfileEngine;
import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.Uids;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.TopicRecord;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The graph of the contact job. */
final class ContactTopology {
  private ContactTopology() {}

  /** Where records come from. */
  record Sources(GateTopology.Sources gate, DataStream<DefinitionEntry> definitions) {}

  /**
   * Where they go.
   *
   * @param outcomes segment changes, memberships and shut-offs: one sink, so that they become
   *     readable together
   */
  record Sinks(GateTopology.Sinks gate, Sink<TopicRecord> outcomes) {}

  /** What the operators need to know. */
  record Settings(GateTopology.Settings gate, InitialDefinitions definitions) {}

  /** Draws it. */
  static void draw(Sources sources, Sinks sinks, Settings settings) {
    SingleOutputStreamOperator<PseudonymisedOutput> pseudonymised =
        GateTopology.draw(sources.gate(), sinks.gate(), settings.gate());
    SingleOutputStreamOperator<TopicRecord> outcomes =
        Uids.SEGMENT_ENGINE
            .on(
                // The gate's keys and parallelism hold: no shuffle.
                DataStreamUtils.reinterpretAsKeyedStream(
                        pseudonymised, PseudonymisedOutput::getSubjectId, Types.STRING)
                    .connect(sources.definitions().broadcast(ProfileEngine.DEFINITIONS))
                    .process(
                        new ProfileEngine(
                            settings.gate().gate().register(),
                            settings.definitions(),
                            settings.gate().gate().eventClock()),
                        AvroTypes.of(TopicRecord.class)))
            .setBufferTimeout(GateTopology.BEHIND_THE_GATE_MS);
    Uids.OUTCOMES_SINK.on(outcomes.sinkTo(sinks.outcomes()).disableChaining());
  }
}
