package io.placet.benchmarks.insights;

import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.TopicRecords;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.jobs.flink.cluster.LocalJob;
import io.placet.jobs.flink.sink.Sinks;
import io.placet.jobs.flink.sink.TransactionPrefix;
import io.placet.jobs.flink.source.Sources;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.Collector;

/**
 * The floors of figures: the same events by the same source, by pseudonym, with the shipped state
 * settings and checkpoints. One reads and writes one keyed state for each and passes it on by the
 * shipped sink, as the floor of the gate does; the other throws it away.
 */
final class BareReader extends LocalJob {
  private BareReader(ClusterSettings settings, StreamGraph graph) {
    super(settings, graph);
  }

  /** From Kafka to Kafka. */
  static BareReader passingOn(String bootstrapServers, int partitions, ClusterSettings settings) {
    StreamExecutionEnvironment environment = environment(settings);
    byPseudonym(environment, bootstrapServers, partitions)
        .process(new Count(), AvroTypes.of(TopicRecord.class))
        .uid("bare-count")
        .sinkTo(Sinks.exactlyOnce(bootstrapServers, TransactionPrefix.INSIGHTS))
        .uid("bare-sink")
        .disableChaining();
    return new BareReader(settings, environment.getStreamGraph());
  }

  /** From Kafka to nowhere. */
  static BareReader discarding(String bootstrapServers, int partitions, ClusterSettings settings) {
    StreamExecutionEnvironment environment = environment(settings);
    byPseudonym(environment, bootstrapServers, partitions)
        .sinkTo(new DiscardingSink<>())
        .uid("bare-end");
    return new BareReader(settings, environment.getStreamGraph());
  }

  private static StreamExecutionEnvironment environment(ClusterSettings settings) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings.toFlink());
    environment.setParallelism(settings.parallelism());
    return environment;
  }

  private static KeyedStream<PseudonymisedEvent, String> byPseudonym(
      StreamExecutionEnvironment environment, String bootstrapServers, int partitions) {
    return new Sources(environment, bootstrapServers, partitions)
        .pseudonymisedEvents(WatermarkStrategy.forMonotonousTimestamps())
        .keyBy(PseudonymisedEvent::getPseudonym, Types.STRING);
  }

  /** Counts a contact's events and passes each on as it came. */
  private static final class Count
      extends KeyedProcessFunction<String, PseudonymisedEvent, TopicRecord> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> count;
    private transient SingleObject<PseudonymisedEvent> codec;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
      codec = SingleObject.of(PseudonymisedEvent.class);
    }

    @Override
    public void processElement(PseudonymisedEvent event, Context ctx, Collector<TopicRecord> out)
        throws Exception {
      Long before = count.value();
      count.update(before == null ? 1 : before + 1);
      out.collect(TopicRecords.of(Topic.INSIGHTS, Keys.bytes(ctx.getCurrentKey()), codec, event));
    }
  }
}
