package io.placet.jobs.flink.source;

import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.JobClock;
import io.placet.jobs.flink.Uids;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The streams that come from Kafka; each starts at the earliest record, or where the restored
 * checkpoint says.
 *
 * @param partitions of the log and of the events
 */
public record Sources(
    StreamExecutionEnvironment environment, String bootstrapServers, int partitions) {
  /** How long an event may wait for others to fill a network buffer. */
  private static final long EVENT_BUFFER_TIMEOUT_MS = 10;

  /** A definition waits for nobody, and nobody for it: it never holds event time back. */
  private static final Watermark NEVER_BEHIND = new Watermark(Long.MAX_VALUE - 1);

  /** The log, with this attempt's markers. */
  public DataStream<PositionedEntry> control(CaughtUp caughtUp) {
    SingleOutputStreamOperator<PositionedEntry> control =
        environment.fromSource(
            kafka(
                Topic.CONTACT_LOG,
                new FromTheBeginning(),
                new ContactLogDeserializer(new KafkaMarkerWriter(bootstrapServers))),
            CaughtUpWatermarks.strategy(caughtUp),
            Uids.CONTROL_SOURCE.uid());
    return Uids.CONTROL_SOURCE.on(control).setParallelism(parallelism()).setBufferTimeout(0);
  }

  /** The events. */
  public DataStream<ReceivedEvent> events(EventClock whose, Duration lateness, JobClock clock) {
    return Uids.EVENT_SOURCE
        .on(
            environment.fromSource(
                kafka(Topic.EVENTS, OffsetsInitializer.earliest(), new EventDeserializer()),
                EventWatermarks.of(whose, lateness, clock),
                Uids.EVENT_SOURCE.uid()))
        .setParallelism(parallelism())
        .setBufferTimeout(EVENT_BUFFER_TIMEOUT_MS);
  }

  /** The definitions. */
  public DataStream<DefinitionEntry> definitions() {
    return Uids.DEFINITION_SOURCE
        .on(
            environment.fromSource(
                kafka(
                    Topic.DEFINITIONS, OffsetsInitializer.earliest(), new DefinitionDeserializer()),
                WatermarkStrategy.<DefinitionEntry>forGenerator(context -> new NeverBehind<>()),
                Uids.DEFINITION_SOURCE.uid()))
        .setParallelism(1);
  }

  /** The events behind the gate, as they are committed. */
  public DataStream<PseudonymisedEvent> pseudonymisedEvents(
      WatermarkStrategy<PseudonymisedEvent> watermarks) {
    return Uids.PSEUDONYMISED_SOURCE
        .on(
            environment.fromSource(
                kafka(
                    Topic.PSEUDONYMISED_EVENTS,
                    OffsetsInitializer.earliest(),
                    new SingleObjectDeserializer<>(PseudonymisedEvent.class)),
                watermarks,
                Uids.PSEUDONYMISED_SOURCE.uid()))
        .setParallelism(parallelism());
  }

  /** What became of consents, as it is committed. */
  public DataStream<ConsentTransition> transitions() {
    return Uids.TRANSITION_SOURCE
        .on(
            environment.fromSource(
                kafka(
                    Topic.CONSENT_TRANSITIONS,
                    OffsetsInitializer.earliest(),
                    new SingleObjectDeserializer<>(ConsentTransition.class)),
                WatermarkStrategy.<ConsentTransition>forGenerator(context -> new Timeless<>()),
                Uids.TRANSITION_SOURCE.uid()))
        .setParallelism(1);
  }

  /** What the engine tells of segments, as it is committed. */
  public DataStream<PseudonymisedEvent> segments(
      Topic topic,
      KafkaRecordDeserializationSchema<PseudonymisedEvent> reader,
      WatermarkStrategy<PseudonymisedEvent> watermarks,
      Uids source) {
    return source
        .on(
            environment.fromSource(
                kafka(topic, OffsetsInitializer.earliest(), reader), watermarks, source.uid()))
        .setParallelism(parallelism());
  }

  /** A subtask without partition would never move event time on. */
  private int parallelism() {
    return Math.min(environment.getParallelism(), partitions);
  }

  private <T> KafkaSource<T> kafka(
      Topic topic, OffsetsInitializer start, KafkaRecordDeserializationSchema<T> deserializer) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(topic.topicName())
        .setDeserializer(deserializer)
        .setStartingOffsets(start)
        .setClientIdPrefix(topic.topicName())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        // Partitions are fixed at creation, and positions are in the checkpoints.
        .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), "-1")
        .setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false")
        .build();
  }

  private static final class NeverBehind<T> implements WatermarkGenerator<T> {
    @Override
    public void onEvent(T record, long timestamp, WatermarkOutput output) {
      // See onPeriodicEmit.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(NEVER_BEHIND);
    }
  }
}
