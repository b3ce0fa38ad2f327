package io.placet.jobs.flink.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.jobs.flink.UnreadableEvents;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventDeserializerTest {
  private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
  private static final String SUBJECT = "subject-22-characters-";
  private static final SingleObject<EventEnvelope> CODEC = SingleObject.of(EventEnvelope.class);

  private final List<ReceivedEvent> out = new ArrayList<>();
  private final EventDeserializer deserializer = new EventDeserializer();

  @BeforeEach
  void open() {
    deserializer.open(new TaskContext(0, 0));
  }

  @Test
  void anEventGoesOnWithItsAppendTime() {
    EventEnvelope event = event(SUBJECT, AT);

    read(CODEC.encode(event));

    assertThat(out).containsExactly(new ReceivedEvent(AT, event));
  }

  @Test
  void whatIsNoEventGoesOnWholeToBecomeADeadLetter() {
    byte[] garbage = {1, 2, 3};

    read(garbage);

    assertUnreadable(garbage);
  }

  @Test
  void anEventThatNoGatewayCouldHaveWrittenIsNone() {
    byte[] ofNoSubject = CODEC.encode(event("short", AT));
    read(ofNoSubject);
    assertUnreadable(ofNoSubject);

    out.clear();
    byte[] fromTheFuture = CODEC.encode(event(SUBJECT, AT.plusSeconds(1)));
    read(fromTheFuture);
    assertUnreadable(fromTheFuture);
  }

  @Test
  void anEventOfNobodyIsNotTakenForARecordThatCouldNotBeRead() {
    byte[] ofNobody = CODEC.encode(event("", AT));

    read(ofNobody);

    assertUnreadable(ofNobody);
  }

  @Test
  void whatHasNoContentIsNothing() {
    read(null);

    assertThat(out).isEmpty();
  }

  private void assertUnreadable(byte[] record) {
    assertThat(out).hasSize(1);
    EventEnvelope event = out.get(0).getEvent();
    assertThat(UnreadableEvents.isOne(event)).isTrue();
    assertThat(event.getPayload().getPayload()).isEqualTo(ByteBuffer.wrap(record));
  }

  @SuppressWarnings("NullAway") // a tombstone has no value
  private void read(byte @Nullable [] value) {
    deserializer.deserialize(
        new ConsumerRecord<>(
            "events",
            0,
            0,
            AT.toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            new byte[0],
            value,
            new RecordHeaders(),
            Optional.empty()),
        new ListCollector<>(out));
  }

  private static EventEnvelope event(String subject, Instant occurredAt) {
    return new EventEnvelope(
        "e",
        subject,
        "Order Completed",
        occurredAt,
        AT,
        List.of("analytics"),
        -1L,
        FieldsCodec.toPayload(Map.of()));
  }
}
