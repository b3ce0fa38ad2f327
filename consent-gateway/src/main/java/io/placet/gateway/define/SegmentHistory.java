package io.placet.gateway.define;

import io.placet.gateway.history.Counts;
import io.placet.gateway.history.Extent;
import io.placet.gateway.history.HourlyCounts;
import io.placet.gateway.history.Range;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many contacts entered and left each segment and when; never who. */
public final class SegmentHistory implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentHistory.class);

  private enum Kind {
    ENTERED,
    EXITED_BY_RULE,
    WITHDRAWN;

    static Kind of(SegmentChange change) {
      if (change.getChange() == ChangeKind.ENTERED) {
        return ENTERED;
      }
      return change.getReason() == ChangeReason.WITHDRAWN ? WITHDRAWN : EXITED_BY_RULE;
    }

    String series(String segmentId) {
      return segmentId + "|" + name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A segment's way through a range.
   *
   * @param before contacts in it where the range begins
   * @param size contacts in it at the end of each step
   * @param exited in each step, for whatever reason
   * @param withdrawn those of them who left because of a withdrawal
   */
  record Course(
      long before, List<Long> size, List<Long> entered, List<Long> exited, List<Long> withdrawn) {}

  private final HourlyCounts counts;
  private final SingleObject<SegmentChange> changes = SingleObject.of(SegmentChange.class);

  public SegmentHistory(ViewStore store) {
    counts = new HourlyCounts(store, Family.SEGMENT_HISTORY);
  }

  /**
   * The hours of event time in which something changed. Withdrawals are left out: they have the
   * server's time, which may lie years from that of the events.
   */
  Optional<Extent> extent(Collection<String> segmentIds) {
    return segmentIds.stream()
        .flatMap(id -> Stream.of(Kind.ENTERED.series(id), Kind.EXITED_BY_RULE.series(id)))
        .flatMap(series -> counts.extent(series).stream())
        .reduce(Extent::covering);
  }

  /**
   * A segment's way through a range, counted back from its size now: so it ends there, also where
   * the oldest changes have left the log before this gateway could read them.
   */
  Course over(String segmentId, Range range, long sizeNow) {
    Counts entered = counts.over(Kind.ENTERED.series(segmentId), range);
    Counts byRule = counts.over(Kind.EXITED_BY_RULE.series(segmentId), range);
    Counts withdrawn = counts.over(Kind.WITHDRAWN.series(segmentId), range);
    List<Long> exited = new ArrayList<>();
    for (int step = 0; step < entered.steps().size(); step++) {
      exited.add(byRule.steps().get(step) + withdrawn.steps().get(step));
    }
    List<Long> sizes = new ArrayList<>();
    long size = sizeNow - entered.after() + byRule.after() + withdrawn.after();
    for (int step = exited.size() - 1; step >= 0; step--) {
      sizes.add(atLeastNone(size));
      size += exited.get(step) - entered.steps().get(step);
    }
    Collections.reverse(sizes);
    return new Course(atLeastNone(size), sizes, entered.steps(), exited, withdrawn.steps());
  }

  /** Memberships and changes are read side by side, so one may be a moment ahead of the other. */
  private static long atLeastNone(long size) {
    return Math.max(0, size);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.SEGMENT_HISTORY);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      return;
    }
    try {
      SegmentChange change = changes.decode(record.value());
      counts.add(Kind.of(change).series(change.getSegmentId()), change.getAt(), 1);
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("A change was skipped");
    }
  }

  @Override
  public void complete(ViewStore.Batch batch) {
    counts.write(batch);
  }

  @Override
  public void cleared() {
    counts.clear();
  }
}
