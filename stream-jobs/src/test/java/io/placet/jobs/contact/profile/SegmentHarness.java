package io.placet.jobs.contact.segment;

import io.placet.domain.event.FieldValue;
import io.placet.jobs.contact.SampleRegister;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.EpochSignal;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.definition.Definitions;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The segment engine for one contact, with the two sample definitions, without Kafka. */
final class SegmentHarness {
  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  static final Duration DAY = Duration.ofDays(1);

  private static final String SUBJECT = "subject-22-characters-";
  static final String PSEUDONYM = "analytics.1.p";

  private final KeyedTwoInputStreamOperatorTestHarness<
          String, PseudonymisedOutput, SegmentDefinition, TopicRecord>
      flink;
  private int events;
  private String pseudonym = PSEUDONYM;

  private SegmentHarness(@Nullable OperatorSubtaskState state) throws Exception {
    SegmentEngine engine =
        new SegmentEngine(SampleRegister::load, new InitialDefinitions(Definitions.samples()));
    flink =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(engine, List.of(SegmentEngine.DEFINITIONS)),
            PseudonymisedOutput::getSubjectId,
            definition -> SUBJECT,
            Types.STRING);
    if (state != null) {
      flink.initializeState(state);
    }
    flink.open();
    flink.processWatermark2(new Watermark(Long.MAX_VALUE - 1));
  }

  static SegmentHarness open() throws Exception {
    return new SegmentHarness(null);
  }

  SegmentHarness restart() throws Exception {
    OperatorSubtaskState state = flink.snapshot(1, 1);
    flink.close();
    SegmentHarness next = new SegmentHarness(state);
    next.events = events;
    next.pseudonym = pseudonym;
    return next;
  }

  void order(Instant at, String total) throws Exception {
    order(at, total, List.of("profiling", "analytics"));
  }

  void order(Instant at, String total, List<String> purposes) throws Exception {
    events++;
    order(events, at, total, purposes);
  }

  void refund(Instant at, String total) throws Exception {
    events++;
    give(event(events, "Order Refunded", at, total, List.of("profiling", "analytics")));
  }

  /** An order that was here before comes again with a value that was mended. */
  void amend(int number, Instant at, String total) throws Exception {
    order(number, at, total, List.of("profiling", "analytics"));
  }

  private void order(int number, Instant at, String total, List<String> purposes) throws Exception {
    give(event(number, "Order Completed", at, total, purposes));
  }

  private PseudonymisedEvent event(
      int number, String type, Instant at, String total, List<String> purposes) {
    return new PseudonymisedEvent(
        "e" + number,
        pseudonym,
        type,
        at,
        purposes,
        FieldsCodec.toAvro(Map.of("total", FieldValue.Decimal.of(new BigDecimal(total)))),
        "0@1");
  }

  void shutOff(String purpose, boolean purge, Instant at) throws Exception {
    List<String> ends = purge ? List.of(purpose) : List.of();
    give(new ShutOffSignal("receipt", purpose, ends, false, 0, 5L, at));
  }

  /** Restricts a purpose: it ends, and what was read stays. */
  void restrict(String purpose, Instant at) throws Exception {
    give(new ShutOffSignal("receipt", purpose, List.of(purpose), true, 0, 5L, at));
  }

  void expire(String purpose, Instant at) throws Exception {
    give(new EndedSignal(List.of(purpose), at));
  }

  void erase(Instant at) throws Exception {
    give(new ErasureSignal("erasure", 0, 5L, at));
  }

  /** From here on what arrives carries another pseudonym. */
  void move(String next) {
    pseudonym = next;
  }

  void enterEpoch(String next, Instant at) throws Exception {
    move(next);
    give(new EpochSignal(2, at));
  }

  /** Defines a segment beside the samples. */
  void define(String id, String rule) throws Exception {
    define(
        SegmentDefinition.newBuilder(Definitions.samples().get(0)).setId(id).setRule(rule).build());
  }

  void define(SegmentDefinition definition) throws Exception {
    flink.processElement2(new StreamRecord<>(definition));
  }

  /** Moves event time on. */
  void reach(Instant time) throws Exception {
    flink.processWatermark1(new Watermark(time.toEpochMilli()));
  }

  private void give(Object body) throws Exception {
    flink.processElement1(new StreamRecord<>(new PseudonymisedOutput(SUBJECT, pseudonym, body)));
  }

  /** What was written since, in order, such as {@code frequent-buyers ENTERED RULE at}. */
  List<String> written() {
    List<String> written =
        flink.extractOutputValues().stream().map(SegmentHarness::describe).toList();
    flink.getOutput().clear();
    return written;
  }

  /** The entries and exits of one segment that were written since. */
  List<String> changesOf(String segment) {
    return written().stream()
        .filter(line -> line.startsWith(segment + " "))
        .map(line -> line.substring(segment.length() + 1))
        .toList();
  }

  /** The keys of memberships that were written since, with what became of them. */
  List<String> rows() {
    List<String> rows =
        flink.extractOutputValues().stream()
            .filter(record -> record.getTopic().equals("memberships"))
            .map(
                record ->
                    new String(record.getKey().array(), StandardCharsets.UTF_8)
                        + (record.getValue() == null ? " gone" : " since " + since(record)))
            .toList();
    flink.getOutput().clear();
    return rows;
  }

  private static Instant since(TopicRecord record) {
    return SingleObject.of(Membership.class).decode(bytes(record)).getSince();
  }

  int stateEntries() {
    return flink.numKeyedStateEntries();
  }

  int timers() {
    return flink.numEventTimeTimers();
  }

  private static String describe(TopicRecord record) {
    return switch (record.getTopic()) {
      case "segment-changes" -> {
        SegmentChange change = SingleObject.of(SegmentChange.class).decode(bytes(record));
        yield "%s %s %s %s"
            .formatted(
                change.getSegmentId(), change.getChange(), change.getReason(), change.getAt());
      }
      case "memberships" -> {
        if (record.getValue() == null) {
          yield "out";
        }
        Membership membership = SingleObject.of(Membership.class).decode(bytes(record));
        yield "in since " + membership.getSince();
      }
      default -> {
        ShutOffPassed passed = SingleObject.of(ShutOffPassed.class).decode(bytes(record));
        yield "passed "
            + passed.getReceiptId()
            + (passed.getPurpose().equals("*") ? " of everything" : "");
      }
    };
  }

  private static byte[] bytes(TopicRecord record) {
    ByteBuffer value = record.getValue();
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    return bytes;
  }

  void close() throws Exception {
    flink.close();
  }
}
