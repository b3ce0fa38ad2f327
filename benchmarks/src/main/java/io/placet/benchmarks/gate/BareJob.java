package io.placet.benchmarks.gate;

import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.JobClock;
import io.placet.jobs.flink.TopicRecords;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.jobs.flink.cluster.LocalCluster;
import io.placet.jobs.flink.cluster.RunningJob;
import io.placet.jobs.flink.sink.Sinks;
import io.placet.jobs.flink.sink.TransactionPrefix;
import io.placet.jobs.flink.source.Sources;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The floor of the gate: events from Kafka to Kafka through one keyed state, read and written once
 * for each, with the shipped source, record, state settings, sink and checkpoints, and no
 * judgement.
 */
public final class BareJob implements AutoCloseable {
  private final LocalCluster cluster;
  private final RunningJob job;

  private BareJob(LocalCluster cluster, RunningJob job) {
    this.cluster = cluster;
    this.job = job;
  }

  static BareJob start(String bootstrapServers, int partitions, ClusterSettings settings) {
    Configuration flink = settings.toFlink();
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(flink);
    environment.setParallelism(settings.parallelism());
    new Sources(environment, bootstrapServers, partitions)
        .events(EventClock.WALL, Duration.ZERO, JobClock.system())
        .keyBy(event -> event.getEvent().getSubjectId(), Types.STRING)
        .process(new Count(), AvroTypes.of(TopicRecord.class))
        .uid("bare-count")
        .sinkTo(Sinks.exactlyOnce(bootstrapServers, TransactionPrefix.PSEUDONYMISED_EVENTS))
        .uid("bare-sink")
        .disableChaining();
    LocalCluster cluster = LocalCluster.start(settings);
    RunningJob job = cluster.submit(environment.getStreamGraph());
    job.waitUntilRunning(Duration.ofMinutes(2));
    return new BareJob(cluster, job);
  }

  @Override
  public void close() {
    try {
      job.cancel();
    } finally {
      cluster.close();
    }
  }

  /** Counts a contact's events and passes each on as it came. */
  private static final class Count
      extends KeyedProcessFunction<String, ReceivedEvent, TopicRecord> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> count;
    private transient SingleObject<EventEnvelope> codec;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
      codec = SingleObject.of(EventEnvelope.class);
    }

    @Override
    public void processElement(ReceivedEvent received, Context ctx, Collector<TopicRecord> out)
        throws Exception {
      Long before = count.value();
      count.update(before == null ? 1 : before + 1);
      out.collect(
          TopicRecords.of(
              Topic.PSEUDONYMISED_EVENTS,
              Keys.bytes(ctx.getCurrentKey()),
              codec,
              received.getEvent()));
    }
  }
}
