package io.placet.jobs.contact.gate;

import io.placet.jobs.contact.SampleRegister;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.UnreadableEvents;
import io.placet.jobs.flink.Withheld;
import io.placet.jobs.flink.source.CaughtUp;
import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.LogRecordNotice;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReachSignal;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ReevaluationSignal;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The gate for one contact, without Kafka. */
final class GateHarness {
  static final Duration PROVING_TIME = Duration.ofSeconds(10);

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final CaughtUp CAUGHT_UP = new CaughtUp(NOW.toEpochMilli());
  private static final CaughtUp EARLIER = new CaughtUp(NOW.minusSeconds(60).toEpochMilli());

  private static final SingleObject<ContactLogEntry> ENTRIES =
      SingleObject.of(ContactLogEntry.class);

  private final KeyedTwoInputStreamOperatorTestHarness<
          String, PositionedEntry, ReceivedEvent, GateOutput>
      flink;
  private final GateRecords records;
  private Instant processingTime;

  private GateHarness(@Nullable OperatorSubtaskState state, Instant start, GateRecords records)
      throws Exception {
    this.records = records;
    processingTime = start;
    GateSettings settings =
        new GateSettings(
            SampleRegister::load,
            () -> processingTime,
            EventClock.WALL,
            4,
            PROVING_TIME,
            Duration.ofDays(8));
    flink =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new GateOperator(new ConsentGate(settings), CAUGHT_UP),
            entry -> GateRecords.SUBJECT,
            event -> event.getEvent().getSubjectId(),
            Types.STRING);
    flink.setProcessingTime(start.toEpochMilli());
    if (state != null) {
      flink.initializeState(state);
    }
    flink.open();
  }

  /** By then every waiting contact has looked again. */
  static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  static GateHarness open() throws Exception {
    return new GateHarness(null, NOW, new GateRecords());
  }

  /** Takes a snapshot, and goes on from it as a new attempt. */
  GateHarness restart() throws Exception {
    return restartAfter(Duration.ZERO);
  }

  /** The same, while time went on. */
  GateHarness restartAfter(Duration stop) throws Exception {
    OperatorSubtaskState state = flink.snapshot(1, NOW.toEpochMilli());
    flink.close();
    return new GateHarness(state, processingTime.plus(stop), records);
  }

  void catchUp() throws Exception {
    flink.processWatermark2(new Watermark(NOW.toEpochMilli()));
    flink.processWatermark1(new Watermark(CAUGHT_UP.watermark(0)));
    pass(LOOK_AGAIN);
  }

  void catchUpOfAnEarlierAttempt() throws Exception {
    flink.processWatermark2(new Watermark(NOW.toEpochMilli()));
    flink.processWatermark1(new Watermark(EARLIER.watermark(3)));
    pass(LOOK_AGAIN);
  }

  void pass(Duration time) throws Exception {
    passTo(processingTime.plus(time));
  }

  void passTo(Instant time) throws Exception {
    processingTime = time;
    flink.setProcessingTime(processingTime.toEpochMilli());
  }

  void consent(long offset, String purpose, RecordedState state) throws Exception {
    consent(offset, purpose, null, state);
  }

  /** A decision of the person; its record's id is {@code r<offset>}. */
  void consent(long offset, String purpose, @Nullable String channel, RecordedState state)
      throws Exception {
    append(offset, processingTime, records.consent(offset, purpose, channel, state));
  }

  /** A grant, appended at a moment, that ends by itself. */
  void grant(long offset, String purpose, Instant appendedAt, Instant validUntil) throws Exception {
    grant(offset, purpose, null, appendedAt, validUntil);
  }

  void grant(
      long offset, String purpose, @Nullable String channel, Instant appendedAt, Instant validUntil)
      throws Exception {
    ConsentRecorded grant = records.consent(offset, purpose, channel, RecordedState.GIVEN);
    grant.setValidUntil(validUntil);
    append(offset, appendedAt, grant);
  }

  void key(long offset, String keyId, int epoch) throws Exception {
    append(offset, processingTime, GateRecords.key(keyId, epoch));
  }

  void epoch(long offset, int epoch) throws Exception {
    append(offset, processingTime, GateRecords.epoch(epoch));
  }

  void erasure(long offset) throws Exception {
    append(offset, processingTime, GateRecords.erasure(offset));
  }

  void minor(long offset, LocalDate born) throws Exception {
    append(offset, processingTime, GateRecords.minor(born));
  }

  /** That the contact is to be judged by a version of a segment. */
  void reevaluation(long offset, String segment, int version) throws Exception {
    append(offset, processingTime, GateRecords.reevaluation(segment, version));
  }

  /** What the source says of a record by its key alone. */
  void notice(long offset, String recordKey, boolean unreadable) throws Exception {
    hand(
        offset,
        processingTime,
        SingleObject.of(LogRecordNotice.class).encode(new LogRecordNotice(recordKey, unreadable)));
  }

  private void append(long offset, Instant appendedAt, Object body) throws Exception {
    hand(offset, appendedAt, ENTRIES.encode(new ContactLogEntry(body)));
  }

  private void hand(long offset, Instant appendedAt, byte[] entry) throws Exception {
    flink.processElement1(
        new StreamRecord<>(
            new PositionedEntry(
                GateRecords.SUBJECT, 0, offset, appendedAt, ByteBuffer.wrap(entry))));
  }

  void event(String id, long restsOn) throws Exception {
    event(id, restsOn, Duration.ZERO);
  }

  void event(String id, long restsOn, Duration appendedAfter) throws Exception {
    event("Order Completed", id, restsOn, appendedAfter, FieldsCodec.toPayload(Map.of()));
  }

  void sealedEvent(String id, long restsOn, String keyId) throws Exception {
    event(
        "Order Completed",
        id,
        restsOn,
        Duration.ZERO,
        new Sealed(keyId, ByteBuffer.wrap(new byte[] {7})));
  }

  /** What the source hands on where a record is no event. */
  void unreadable(byte[] record) throws Exception {
    flink.processElement2(new StreamRecord<>(UnreadableEvents.of(record, NOW)));
  }

  void eventOfType(String type, String id, long restsOn) throws Exception {
    event(type, id, restsOn, Duration.ZERO, FieldsCodec.toPayload(Map.of()));
  }

  private void event(String type, String id, long restsOn, Duration appendedAfter, Sealed payload)
      throws Exception {
    flink.processElement2(
        new StreamRecord<>(
            new ReceivedEvent(
                NOW.plus(appendedAfter), GateRecords.event(type, id, restsOn, payload))));
  }

  /** What left, in order: {@code id[purposes]} or {@code shut-off receipt}. */
  List<String> passed() {
    return flink.extractOutputValues().stream().map(GateOutputs::describe).toList();
  }

  /** From when on each reach holds. */
  List<Instant> reachesSince() {
    return flink.extractOutputValues().stream()
        .map(GateOutput::getBody)
        .filter(ReachSignal.class::isInstance)
        .map(body -> ((ReachSignal) body).getAt())
        .toList();
  }

  /** The records that ask for each re-evaluation, as partition@offset. */
  List<String> reevaluations() {
    return flink.extractOutputValues().stream()
        .map(GateOutput::getBody)
        .filter(ReevaluationSignal.class::isInstance)
        .map(ReevaluationSignal.class::cast)
        .map(asked -> asked.getPartition() + "@" + asked.getOffset())
        .toList();
  }

  /** The purposes that each shut-off ends. */
  List<List<String>> ends() {
    return signals().map(ShutOffSignal::getEnds).toList();
  }

  /** Whether each shut-off leaves what was read stored. */
  List<Boolean> keepHistory() {
    return signals().map(ShutOffSignal::getKeepsHistory).toList();
  }

  private Stream<ShutOffSignal> signals() {
    return flink.extractOutputValues().stream()
        .map(GateOutput::getBody)
        .filter(ShutOffSignal.class::isInstance)
        .map(ShutOffSignal.class::cast);
  }

  /** Reasons of what was withheld, in order. */
  List<String> withheld() {
    Queue<StreamRecord<io.placet.schemas.avro.WithheldCount>> counts =
        flink.getSideOutput(Withheld.TAG);
    return counts == null
        ? List.of()
        : counts.stream().map(count -> count.getValue().getReason()).toList();
  }

  /** The keys that travel with what was admitted, {@code none} where there is none. */
  List<String> keys() {
    return flink.extractOutputValues().stream()
        .map(GateOutput::getBody)
        .filter(AdmittedEvent.class::isInstance)
        .map(body -> ((AdmittedEvent) body).getKey())
        .map(key -> key == null ? "none" : key.getKeyId())
        .toList();
  }

  List<Integer> epochs() {
    return flink.extractOutputValues().stream().map(GateOutput::getEpoch).toList();
  }

  int stateEntries() {
    return flink.numKeyedStateEntries();
  }

  int timers() {
    return flink.numProcessingTimeTimers() + flink.numEventTimeTimers();
  }

  void close() throws Exception {
    flink.close();
  }
}
