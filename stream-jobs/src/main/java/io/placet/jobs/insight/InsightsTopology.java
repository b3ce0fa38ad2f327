package io.placet.jobs.insight;

import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.RegisterSupplier;
import io.placet.jobs.flink.Uids;
import io.placet.jobs.insight.bound.ContactBounds;
import io.placet.jobs.insight.bound.EarlierEndings;
import io.placet.jobs.insight.cell.Combine;
import io.placet.jobs.insight.cell.Draws;
import io.placet.jobs.insight.cell.Releaser;
import io.placet.jobs.insight.ledger.LedgerReader;
import io.placet.schemas.avro.CellContribution;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.TopicRecord;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The graph of the job of figures. */
final class InsightsTopology {
  private InsightsTopology() {}

  /**
   * Where records come from.
   *
   * @param segments what is told of segments, as events
   */
  record Sources(
      DataStream<PseudonymisedEvent> events,
      DataStream<PseudonymisedEvent> segments,
      DataStream<ConsentTransition> transitions) {}

  /** What the operators need to know. */
  record Settings(
      RegisterSupplier register, EarlierEndings endings, LedgerReader ledger, Draws draws) {}

  /** Draws it. */
  static void draw(Sources sources, Sink<TopicRecord> insights, Settings settings) {
    SingleOutputStreamOperator<CellContribution> contributions =
        Uids.CONTACT_BOUNDS.on(
            sources
                .events()
                .union(sources.segments())
                .connect(sources.transitions())
                .keyBy(
                    PseudonymisedEvent::getPseudonym, ConsentTransition::getPseudonym, Types.STRING)
                .process(
                    new ContactBounds(settings.register(), settings.endings()),
                    AvroTypes.of(CellContribution.class)));
    SingleOutputStreamOperator<CellContribution> combined =
        Uids.COMBINE.on(
            contributions.transform(
                Uids.COMBINE.uid(), AvroTypes.of(CellContribution.class), new Combine()));
    SingleOutputStreamOperator<TopicRecord> released =
        Uids.RELEASER
            .on(
                combined
                    .keyBy(one -> Releaser.ALL, Types.STRING)
                    .process(
                        new Releaser(settings.register(), settings.ledger(), settings.draws()),
                        AvroTypes.of(TopicRecord.class)))
            .setParallelism(1);
    Uids.INSIGHTS_SINK.on(released.sinkTo(insights).setParallelism(1));
  }
}
