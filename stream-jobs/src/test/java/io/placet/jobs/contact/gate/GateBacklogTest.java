package io.placet.jobs.contact.gate;

import static io.placet.jobs.contact.gate.GateHarness.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ContactConsents;
import io.placet.jobs.contact.SampleRegister;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.Withheld;
import io.placet.jobs.flink.source.CaughtUp;
import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A start behind a backlog: many contacts' events wait for the control source. */
class GateBacklogTest {
  private static final CaughtUp CAUGHT_UP = new CaughtUp(NOW.toEpochMilli());
  private static final SingleObject<ContactLogEntry> ENTRIES =
      SingleObject.of(ContactLogEntry.class);

  private static final int CONTACTS = 500;

  private KeyedTwoInputStreamOperatorTestHarness<String, PositionedEntry, ReceivedEvent, GateOutput>
      gate;
  private long now = NOW.toEpochMilli();

  @BeforeEach
  void open() throws Exception {
    gate = open(null, EventClock.WALL);
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, PositionedEntry, ReceivedEvent, GateOutput>
      open(@Nullable OperatorSubtaskState state, EventClock clock) throws Exception {
    GateSettings settings =
        new GateSettings(
            SampleRegister::load,
            () -> NOW,
            clock,
            4,
            GateHarness.PROVING_TIME,
            Duration.ofDays(8));
    var opened =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new GateOperator(new ConsentGate(settings), CAUGHT_UP),
            PositionedEntry::getSubjectId,
            event -> event.getEvent().getSubjectId(),
            Types.STRING);
    opened.setStateBackend(new EmbeddedRocksDBStateBackend());
    opened.setProcessingTime(now);
    if (state != null) {
      opened.initializeState(state);
    }
    opened.open();
    return opened;
  }

  @AfterEach
  void close() throws Exception {
    gate.close();
  }

  @Test
  void whoWaitsHasNoTimer() throws Exception {
    grantAll();
    sendAll("first");

    assertThat(gate.numProcessingTimeTimers() + gate.numEventTimeTimers()).isZero();
  }

  @Test
  void theirEventsAreReleasedSliceBySliceAndEachOnce() throws Exception {
    grantAll();
    sendAll("first");
    sendAll("second");

    catchUp();
    assertThat(passed()).isEmpty();
    pass(1);
    assertThat(passed()).hasSizeBetween(1, CONTACTS / 2);
    pass(1_000);

    assertThat(passed())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, CONTACTS)
                .boxed()
                .flatMap(
                    number ->
                        List.of(contact(number) + " first", contact(number) + " second").stream())
                .toList());
  }

  @Test
  void aWithdrawalBetweenTwoSlicesWithholdsWhatStillWaits() throws Exception {
    grantAll();
    sendAll("first");
    catchUp();
    pass(1);
    List<String> released = passed();
    int waits =
        IntStream.range(0, CONTACTS)
            .filter(number -> !released.contains(contact(number) + " first"))
            .findFirst()
            .orElseThrow();

    decide(waits, 1, RecordedState.WITHDRAWN);
    pass(1_000);

    // What waited stood before the withdrawal in no order that anybody saw: it is judged after it.
    assertThat(passed()).hasSize(CONTACTS - 1).doesNotContain(contact(waits) + " first");
    assertThat(gate.getSideOutput(Withheld.TAG)).hasSize(1);
  }

  @Test
  void aNewEventOfAContactThatWaitsTakesTheEarlierOnesAlong() throws Exception {
    grantAll();
    sendAll("first");
    catchUp();

    send(CONTACTS - 1, "second");

    assertThat(passed())
        .containsExactly(contact(CONTACTS - 1) + " first", contact(CONTACTS - 1) + " second");
  }

  @Test
  void whoWaitedInACheckpointIsReleasedByTheNextAttempt() throws Exception {
    grantAll();
    sendAll("first");
    catchUp();
    OperatorSubtaskState state = gate.snapshot(1, now);
    gate.close();
    gate = open(state, EventClock.WALL);

    catchUp();
    pass(1_000);

    assertThat(passed()).hasSize(CONTACTS);
  }

  @Test
  void whereEventTimeFollowsTheEventsNobodyIsPassedByTheFirstWatermark() throws Exception {
    gate.close();
    gate = open(null, EventClock.EVENTS);
    catchUp();
    send(1, "early");
    OperatorSubtaskState state = gate.snapshot(1, now);
    gate.close();
    gate = open(state, EventClock.EVENTS);
    decide(1, 0, RecordedState.GIVEN);

    catchUp();

    assertThat(gate.getOutput()).hasSize(2);
    assertThat(gate.getOutput().peek()).isInstanceOf(StreamRecord.class);
  }

  private void grantAll() throws Exception {
    for (int number = 0; number < CONTACTS; number++) {
      decide(number, 0, RecordedState.GIVEN);
    }
  }

  private void decide(int number, long offset, RecordedState state) throws Exception {
    ConsentRecorded decision = new GateRecords().consent(offset, "profiling", null, state);
    decision.setSubjectId(contact(number));
    decision.setFollows(offset == 0 ? ContactConsents.NOTHING : offset - 1);
    gate.processElement1(
        new StreamRecord<>(
            new PositionedEntry(
                contact(number),
                0,
                offset,
                NOW,
                ByteBuffer.wrap(ENTRIES.encode(new ContactLogEntry(decision))))));
  }

  private void sendAll(String id) throws Exception {
    for (int number = 0; number < CONTACTS; number++) {
      send(number, id);
    }
  }

  private void send(int number, String id) throws Exception {
    EventEnvelope event =
        GateRecords.event("Order Completed", id, 0, FieldsCodec.toPayload(Map.of()));
    event.setSubjectId(contact(number));
    gate.processElement2(new StreamRecord<>(new ReceivedEvent(NOW, event)));
  }

  private void catchUp() throws Exception {
    gate.processWatermark2(new Watermark(NOW.toEpochMilli()));
    gate.processWatermark1(new Watermark(CAUGHT_UP.watermark(0)));
  }

  private void pass(int milliseconds) throws Exception {
    for (int passed = 0; passed < milliseconds; passed++) {
      gate.setProcessingTime(++now);
    }
  }

  private List<String> passed() {
    return gate.extractOutputValues().stream()
        .map(GateOutput::getBody)
        .filter(AdmittedEvent.class::isInstance)
        .map(body -> ((AdmittedEvent) body).getEvent())
        .map(event -> event.getSubjectId() + " " + event.getEventId())
        .toList();
  }

  private static String contact(int number) {
    return "contact-%014d".formatted(number);
  }
}
