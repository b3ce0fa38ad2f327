package io.placet.jobs.contact.profile;

import static io.placet.jobs.contact.profile.ProfileHarness.DAY;
import static io.placet.jobs.contact.profile.ProfileHarness.PSEUDONYM;
import static io.placet.jobs.contact.profile.ProfileHarness.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue;
import io.placet.jobs.flink.AvroTypes;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentMembershipState;
import io.placet.schemas.codec.FieldsCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contact in the form in which the landing before kept it. */
class EarlierStateTest {
  private static final Instant EXIT = START.plus(DAY.multipliedBy(90));
  private static final Instant LAPSED = START.plus(DAY.multipliedBy(62));
  private static final Instant FORGOTTEN = Instant.parse("2029-01-02T00:00:00Z");

  private ProfileHarness engine;

  @BeforeEach
  void takeOver() throws Exception {
    engine = ProfileHarness.from(stateOfBefore());
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  /** Writes what the engine of before wrote after three orders. */
  private static final class EngineOfBefore
      extends KeyedBroadcastProcessFunction<String, String, DefinitionEntry, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(String subject, ReadOnlyContext ctx, Collector<String> out)
        throws Exception {
      getRuntimeContext()
          .getState(new ValueStateDescriptor<>("pseudonym", Types.STRING))
          .update(PSEUDONYM);
      var history =
          getRuntimeContext()
              .getListState(
                  new ListStateDescriptor<>("history", AvroTypes.of(PseudonymisedEvent.class)));
      for (int day = 0; day < 3; day++) {
        history.add(order(day));
        ctx.timerService()
            .registerEventTimeTimer(FORGOTTEN.plus(DAY.multipliedBy(day)).toEpochMilli());
      }
      var segments =
          getRuntimeContext()
              .getMapState(
                  new MapStateDescriptor<>(
                      "segments", Types.STRING, AvroTypes.of(SegmentMembershipState.class)));
      Instant last = START.plus(DAY.multipliedBy(2));
      segments.put("frequent-buyers", new SegmentMembershipState(1, true, last, last, EXIT));
      segments.put("lapsing-buyers", new SegmentMembershipState(1, false, last, null, LAPSED));
      ctx.timerService().registerEventTimeTimer(EXIT.toEpochMilli());
      ctx.timerService().registerEventTimeTimer(LAPSED.toEpochMilli());
    }

    @Override
    public void processBroadcastElement(
        DefinitionEntry definition, Context ctx, Collector<String> out) {
      throw new AssertionError("no definition comes");
    }
  }

  private static PseudonymisedEvent order(int day) {
    return new PseudonymisedEvent(
        "e" + (day + 1),
        PSEUDONYM,
        "Order Completed",
        START.plus(DAY.multipliedBy(day)),
        List.of("profiling"),
        FieldsCodec.toAvro(Map.of("total", new FieldValue.Decimal(2_000_000))),
        "0@1");
  }

  private static OperatorSubtaskState stateOfBefore() throws Exception {
    var before =
        new KeyedTwoInputStreamOperatorTestHarness<String, String, DefinitionEntry, String>(
            new CoBroadcastWithKeyedOperator<>(
                new EngineOfBefore(), List.of(ProfileEngine.DEFINITIONS)),
            subject -> subject,
            definition -> "",
            Types.STRING);
    before.open();
    before.processElement1(new StreamRecord<>(ProfileHarness.SUBJECT));
    OperatorSubtaskState state = before.snapshot(1, 1);
    before.close();
    return state;
  }

  @Test
  void whatWasDueIsDueAtItsInstantByTheRule() throws Exception {
    engine.reach(EXIT);

    assertThat(engine.written())
        .containsExactly(
            "lapsing-buyers ENTERED RULE " + LAPSED,
            "in since " + LAPSED,
            "frequent-buyers EXITED RULE " + EXIT,
            "out");
  }

  @Test
  void oneTimerIsLeft() throws Exception {
    assertThat(engine.timers()).isEqualTo(5);

    engine.order(START.plus(DAY.multipliedBy(3)), "1.00");

    assertThat(engine.timers()).isEqualTo(1);
  }

  @Test
  void anAmendedOrderTakesThePlaceOfOneFromBefore() throws Exception {
    engine.amend(1, START, "1.00");

    assertThat(engine.changesOf("frequent-buyers"))
        .containsExactly("EXITED RULE " + START.plus(DAY.multipliedBy(2)));
  }

  @Test
  void anErasureLeavesNothingOfIt() throws Exception {
    engine.erase(LAPSED);

    assertThat(engine.changesOf("frequent-buyers")).containsExactly("EXITED ERASED " + LAPSED);
    assertThat(engine.stateEntries()).isZero();
    assertThat(engine.timers()).isZero();
  }

  @Test
  void aWithdrawalLeavesNothingOfIt() throws Exception {
    engine.shutOff("profiling", true, LAPSED);

    assertThat(engine.changesOf("frequent-buyers")).containsExactly("EXITED WITHDRAWN " + LAPSED);
    assertThat(engine.stateEntries()).isZero();
    assertThat(engine.timers()).isZero();
  }
}
