package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.ContactId;
import io.placet.jobs.contact.SampleRegister;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.UnreadableEvents;
import io.placet.jobs.flink.Withheld;
import io.placet.jobs.flink.source.CaughtUp;
import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.avro.EpochSignal;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.LogRecordNotice;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
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

  private static final byte[] WRAPPED = {1, 2, 3};
  private static final String SUBJECT = "subject-22-characters-";
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final CaughtUp CAUGHT_UP = new CaughtUp(NOW.toEpochMilli());
  private static final CaughtUp EARLIER = new CaughtUp(NOW.minusSeconds(60).toEpochMilli());

  private static final SingleObject<ContactLogEntry> ENTRIES =
      SingleObject.of(ContactLogEntry.class);

  private final KeyedTwoInputStreamOperatorTestHarness<
          String, PositionedEntry, ReceivedEvent, GateOutput>
      flink;
  private final Map<String, Long> newestOfKey = new HashMap<>();
  private Instant processingTime;

  private GateHarness(@Nullable OperatorSubtaskState state, Instant start) throws Exception {
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
            entry -> SUBJECT,
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
    return new GateHarness(null, NOW);
  }

  /** Takes a snapshot, and goes on from it as a new attempt. */
  GateHarness restart() throws Exception {
    return restartAfter(Duration.ZERO);
  }

  /** The same, while time went on. */
  GateHarness restartAfter(Duration stop) throws Exception {
    OperatorSubtaskState state = flink.snapshot(1, NOW.toEpochMilli());
    flink.close();
    GateHarness next = new GateHarness(state, processingTime.plus(stop));
    next.newestOfKey.putAll(newestOfKey);
    return next;
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
    append(offset, processingTime, consent(offset, purpose + channel, purpose, channel, state));
  }

  /** A grant, appended at a moment, that ends by itself. */
  void grant(long offset, String purpose, Instant appendedAt, Instant validUntil) throws Exception {
    ConsentRecorded grant = consent(offset, purpose + null, purpose, null, RecordedState.GIVEN);
    grant.setValidUntil(validUntil);
    append(offset, appendedAt, grant);
  }

  void key(long offset, String keyId, int epoch) throws Exception {
    append(
        offset,
        processingTime,
        new DataKeyRecorded(SUBJECT, keyId, 1, ByteBuffer.wrap(WRAPPED), epoch, NOW));
  }

  void epoch(long offset, int epoch) throws Exception {
    append(offset, processingTime, new EpochEntered(SUBJECT, epoch, NOW));
  }

  void erasure(long offset) throws Exception {
    append(
        offset,
        processingTime,
        new ErasureRecorded("e" + offset, SUBJECT, "test", "test", NOW, "token", List.of()));
  }

  void minor(long offset, LocalDate born) throws Exception {
    append(
        offset,
        processingTime,
        FactsRecorded.newBuilder()
            .setSubjectId(SUBJECT)
            .setProfessional(false)
            .setMinorBorn(born)
            .setContact(Contacts.toAvro(ContactId.user("17850")))
            .setActorId("test")
            .setAt(NOW)
            .build());
  }

  /** What the source says of a record by its key alone. */
  void notice(long offset, String recordKey, boolean unreadable) throws Exception {
    hand(
        offset,
        processingTime,
        SingleObject.of(LogRecordNotice.class).encode(new LogRecordNotice(recordKey, unreadable)));
  }

  /** The key of a decision's record in the log. */
  static String logKey(long offset) {
    return SUBJECT + "|r" + offset;
  }

  private void append(long offset, Instant appendedAt, Object body) throws Exception {
    hand(offset, appendedAt, ENTRIES.encode(new ContactLogEntry(body)));
  }

  private void hand(long offset, Instant appendedAt, byte[] entry) throws Exception {
    flink.processElement1(
        new StreamRecord<>(
            new PositionedEntry(SUBJECT, 0, offset, appendedAt, ByteBuffer.wrap(entry))));
  }

  private ConsentRecorded consent(
      long offset, String key, String purpose, @Nullable String channel, RecordedState state) {
    ConsentRecorded record =
        ConsentRecorded.newBuilder()
            .setRecordId("r" + offset)
            .setSchemaVersion(1)
            .setSubjectId(SUBJECT)
            .setContact(Contacts.toAvro(ContactId.user("17850")))
            .setPurpose(purpose)
            .setChannel(channel)
            .setLegalBasis("CONSENT")
            .setState(state)
            .setActor(RecordedActor.PERSON)
            .setActorId("test")
            .setEventTime(NOW)
            .setRecordedAt(NOW)
            .setController("test")
            .setFollows(newestOfKey.getOrDefault(key, ContactConsents.NOTHING))
            .build();
    newestOfKey.put(key, offset);
    return record;
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
    EventEnvelope event =
        EventEnvelope.newBuilder()
            .setEventId(id)
            .setSubjectId(SUBJECT)
            .setType(type)
            .setOccurredAt(NOW)
            .setReceivedAt(NOW)
            .setPurposes(List.of("profiling", "analytics"))
            .setRestsOn(restsOn)
            .setPayload(payload)
            .build();
    flink.processElement2(new StreamRecord<>(new ReceivedEvent(NOW.plus(appendedAfter), event)));
  }

  /** What left, in order: {@code id[purposes]} or {@code shut-off receipt}. */
  List<String> passed() {
    return flink.extractOutputValues().stream().map(GateHarness::describe).toList();
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

  private static String describe(GateOutput output) {
    Object body = output.getBody();
    if (body instanceof AdmittedEvent admitted) {
      return admitted.getEvent().getEventId() + admitted.getPurposes();
    }
    if (body instanceof EndedSignal ended) {
      return "ended " + ended.getEnds() + " at " + ended.getAt();
    }
    if (body instanceof ErasureSignal erasure) {
      return "erased " + erasure.getReceiptId();
    }
    return body instanceof EpochSignal epoch
        ? "epoch " + epoch.getEpoch()
        : "shut-off " + ((ShutOffSignal) body).getReceiptId();
  }

  void close() throws Exception {
    flink.close();
  }
}
