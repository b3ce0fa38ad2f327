package io.placet.gateway.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.history.Range;
import io.placet.gateway.history.Step;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.DecimalValue;
import io.placet.schemas.avro.EnforcementPoint;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowHistoryTest {
  private static final Instant HAPPENED = Instant.parse("2010-12-01T08:26:00Z");
  private static final Instant APPENDED = Instant.parse("2026-11-23T10:00:00Z");

  private final ViewStore store;

  FlowHistoryTest(@TempDir Path folder) {
    store = new ViewStore(folder.resolve("view"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anAdmittedEventCountsWhenItHappenedAndWhenItPassed() {
    AdmittedHistory history = new AdmittedHistory(store);

    apply(history, Topic.PSEUDONYMISED_EVENTS, event());
    apply(history, Topic.PSEUDONYMISED_EVENTS, Keys.bytes("rubbish"));

    assertThat(history.counts().over(AdmittedHistory.BY_EVENT_TIME, hourOf(HAPPENED)).steps())
        .containsExactly(1L);
    assertThat(history.counts().over(AdmittedHistory.BY_PROCESSING_TIME, hourOf(APPENDED)).steps())
        .containsExactly(1L);
  }

  @Test
  void theTimeIsReadWithoutTheRestOfTheEvent() {
    assertThat(new OccurredAt().of(event())).contains(HAPPENED);
    assertThat(new OccurredAt().of(Keys.bytes("rubbish"))).isEqualTo(Optional.empty());
  }

  @Test
  void withheldEventsCountWhenTheyWereWithheld() {
    WithheldView view = new WithheldView(store);

    apply(view, Topic.WITHHELD, withheld(EnforcementPoint.GATEWAY, 3));
    apply(view, Topic.WITHHELD, withheld(EnforcementPoint.STREAM, 1));

    assertThat(view.history().over(WithheldView.ALL, hourOf(APPENDED)).steps()).containsExactly(4L);
  }

  private static byte[] event() {
    return SingleObject.of(PseudonymisedEvent.class)
        .encode(
            new PseudonymisedEvent(
                "event",
                "analytics.0.pseudonym",
                "Order Completed",
                HAPPENED,
                List.of("profiling"),
                Map.of("total", new DecimalValue(199_900L)),
                "3@10518"));
  }

  private static byte[] withheld(EnforcementPoint point, long count) {
    return SingleObject.of(WithheldCount.class)
        .encode(new WithheldCount(point, "Order Completed", "no_record", count, APPENDED));
  }

  private void apply(Projection projection, Topic topic, byte[] value) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            topic.topicName(),
            0,
            0,
            APPENDED.toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            0,
            value.length,
            null,
            value,
            new RecordHeaders(),
            Optional.empty());
    try (ViewStore.Batch batch = store.batch()) {
      projection.apply(record, batch);
      projection.complete(batch);
      batch.commit();
    }
  }

  private static Range hourOf(Instant at) {
    Instant start = Instant.ofEpochSecond(at.getEpochSecond() / 3_600 * 3_600);
    Instant end = start.plusSeconds(3_600);
    return new Range(start, end, end, Step.HOUR);
  }
}
