package io.placet.jobs.insight;

import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.Coins;
import io.placet.domain.privacy.Loss;
import io.placet.jobs.flink.RegisterSupplier;
import io.placet.jobs.insight.bound.ContactBounds;
import io.placet.jobs.insight.bound.EarlierEndings;
import io.placet.jobs.insight.bound.Memberships;
import io.placet.jobs.insight.cell.Combine;
import io.placet.jobs.insight.cell.Draws;
import io.placet.jobs.insight.cell.Releaser;
import io.placet.jobs.insight.ledger.LedgerReader;
import io.placet.jobs.insight.ledger.Released;
import io.placet.schemas.avro.CellContribution;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.ConsentAnswer;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.SingleObject;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * Both operators of the job of figures, one behind the other, and the topic that they write. What
 * is written is committed at once, unless it is lost with an attempt.
 */
final class Figures implements AutoCloseable {
  static final long SEED = 20_261_127;

  private static final SingleObject<InsightEntry> CODEC = SingleObject.of(InsightEntry.class);

  /** What was written, in order. */
  final List<TopicRecord> topic;

  /** What contacts gave to cells, in order. */
  final List<CellContribution> contributed = new ArrayList<>();

  private final List<Metric> metrics;
  private final Loss budget;
  private final Coins coins;
  private KeyedTwoInputStreamOperatorTestHarness<
          String, PseudonymisedEvent, ConsentTransition, CellContribution>
      bounds;
  private OneInputStreamOperatorTestHarness<CellContribution, CellContribution> combine;
  private KeyedOneInputStreamOperatorTestHarness<String, CellContribution, TopicRecord> releaser;
  private int events;

  /** State of both. */
  record Snapshot(OperatorSubtaskState bounds, OperatorSubtaskState releaser) {}

  Figures(List<Metric> metrics, String rho) throws Exception {
    this(metrics, Loss.ofRho(new BigDecimal(rho)), new ArrayList<>(), SEED);
  }

  @SuppressWarnings("NullAway.Init") // start sets the rest
  Figures(List<Metric> metrics, Loss budget, List<TopicRecord> topic, long seed) throws Exception {
    this.metrics = metrics;
    this.budget = budget;
    this.topic = topic;
    coins = new Coins(new Random(seed)::nextBytes);
    start(null);
  }

  /** The same topic, and other metrics or nothing of the state. */
  Figures anew(List<Metric> others) throws Exception {
    return new Figures(others, budget, topic, SEED + 1);
  }

  private void start(@Nullable Snapshot from) throws Exception {
    RegisterSupplier register = () -> Shop.register(metrics, budget);
    LedgerReader ledger =
        () -> {
          Released released = new Released();
          topic.forEach(record -> LedgerReader.note(entry(record).getBody(), released));
          return released;
        };
    Draws draws = () -> coins;
    bounds =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new ContactBounds(register, EarlierEndings.none())),
            PseudonymisedEvent::getPseudonym,
            ConsentTransition::getPseudonym,
            Types.STRING);
    combine = new OneInputStreamOperatorTestHarness<>(new Combine());
    releaser =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new Releaser(register, ledger, draws)),
            one -> Releaser.ALL,
            Types.STRING);
    if (from != null) {
      bounds.initializeState(from.bounds());
      releaser.initializeState(from.releaser());
    }
    bounds.open();
    combine.open();
    releaser.open();
    bounds.processWatermark2(new Watermark(Long.MAX_VALUE - 1));
  }

  void ordered(String contact, String id, Instant at, Map<String, Object> fields, long judgedTo)
      throws Exception {
    bounds.processElement1(
        new StreamRecord<>(
            new PseudonymisedEvent(
                id, contact, Shop.ORDER, at, List.of("analytics"), fields, "0@" + judgedTo)));
  }

  /** Another order. */
  void ordered(String contact, Instant at) throws Exception {
    ordered(contact, "event-" + events++, at, Map.of(), 1);
  }

  void withdrew(String contact, Instant at, long below) throws Exception {
    bounds.processElement2(
        new StreamRecord<>(
            new ConsentTransition(contact, List.of("analytics"), null, false, below, at)));
  }

  void answered(String contact, String where, boolean given, Instant at, long below)
      throws Exception {
    bounds.processElement2(
        new StreamRecord<>(
            new ConsentTransition(
                contact,
                List.of(),
                new ConsentAnswer("analytics", "", where, given),
                false,
                below,
                at)));
  }

  void moved(String contact, Instant at) throws Exception {
    bounds.processElement2(
        new StreamRecord<>(new ConsentTransition(contact, List.of(), null, true, 1L, at)));
  }

  void entered(String contact, String segment, Instant since) throws Exception {
    bounds.processElement1(
        new StreamRecord<>(
            Memberships.entered(
                Membership.newBuilder()
                    .setPseudonym(contact)
                    .setSegmentId(segment)
                    .setVersion(1)
                    .setSince(since)
                    .build())));
  }

  void left(String contact, String segment, Instant at) throws Exception {
    bounds.processElement1(new StreamRecord<>(Memberships.left(contact, segment, at)));
  }

  void changed(String contact, String segment, ChangeKind kind, Instant at, long judgedTo)
      throws Exception {
    bounds.processElement1(
        new StreamRecord<>(
            Memberships.changed(
                SegmentChange.newBuilder()
                    .setPseudonym(contact)
                    .setSegmentId(segment)
                    .setVersion(1)
                    .setChange(kind)
                    .setReason(ChangeReason.RULE)
                    .setAt(at)
                    .setRevision("0@" + judgedTo)
                    .build())));
  }

  /** Event time goes on; what is released is written. */
  void timeIs(Instant at) throws Exception {
    pass(at);
    topic.addAll(written());
  }

  /** Event time goes on, and the attempt ends before anything is committed. */
  void timeIsAndItIsLost(Instant at) throws Exception {
    pass(at);
    written();
  }

  private void pass(Instant at) throws Exception {
    Watermark watermark = new Watermark(at.toEpochMilli());
    bounds.processWatermark1(watermark);
    List<CellContribution> contributions = List.copyOf(bounds.extractOutputValues());
    bounds.getOutput().clear();
    contributed.addAll(contributions);
    for (CellContribution contribution : contributions) {
      combine.processElement(new StreamRecord<>(contribution));
    }
    combine.processWatermark(watermark);
    for (CellContribution contribution : combine.extractOutputValues()) {
      releaser.processElement(new StreamRecord<>(contribution));
    }
    combine.getOutput().clear();
    releaser.processWatermark(watermark);
  }

  private List<TopicRecord> written() {
    List<TopicRecord> written = List.copyOf(releaser.extractOutputValues());
    releaser.getOutput().clear();
    return written;
  }

  /** How many instants are waited for, of all contacts. */
  int timers() {
    return bounds.numEventTimeTimers();
  }

  Snapshot snapshot() throws Exception {
    return new Snapshot(bounds.snapshot(1, 1), releaser.snapshot(1, 1));
  }

  /** Goes on from a state. */
  void restart(Snapshot from) throws Exception {
    close();
    start(from);
  }

  static InsightEntry entry(TopicRecord record) {
    ByteBuffer value = Objects.requireNonNull(record.getValue()).duplicate();
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    return CODEC.decode(bytes);
  }

  /** What was written under each key, in order. */
  Map<String, List<Object>> byKey() {
    Map<String, List<Object>> byKey = new LinkedHashMap<>();
    for (TopicRecord record : topic) {
      byKey
          .computeIfAbsent(
              StandardCharsets.UTF_8.decode(record.getKey().duplicate()).toString(),
              absent -> new ArrayList<>())
          .add(entry(record).getBody());
    }
    return byKey;
  }

  List<FigureReleased> figures() {
    return topic.stream()
        .map(record -> entry(record).getBody())
        .filter(FigureReleased.class::isInstance)
        .map(FigureReleased.class::cast)
        .toList();
  }

  @Override
  public void close() {
    try {
      bounds.close();
      combine.close();
      releaser.close();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
