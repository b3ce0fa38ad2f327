package io.placet.jobs.insight.bound;

import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.Bounds;
import io.placet.schemas.avro.CellContribution;
import io.placet.schemas.avro.PseudonymisedEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/**
 * In which segments the contact at hand is, and in which it counts: where that differs at a
 * window's end, the size changes by 1.
 *
 * <p>A month's sizes begin at nothing, so who stays in a segment enters it anew each month. Who
 * enters pays for two cells, its entry and its exit: whatever a contact has spent, it can leave.
 */
final class Sizes {
  private static final char BETWEEN = '|';
  private static final int ENTRY_AND_EXIT = 2;

  private final Declared declared;
  private final Spent spent;

  /** By segment, since when the contact is in it; milliseconds since 1970. */
  private final MapState<String, Long> in;

  /** Whether anything was ever told of the contact's segments: most timers are not for those. */
  private final ValueState<Boolean> any;

  /** By metric and segment, the month of release in which the contact counts. */
  private final MapState<String, String> counted;

  Sizes(RuntimeContext context, Declared declared, Spent spent) {
    this.declared = declared;
    this.spent = spent;
    in = context.getMapState(new MapStateDescriptor<>("segments", Types.STRING, Types.LONG));
    any = context.getState(new ValueStateDescriptor<>("segments-any", Types.BOOLEAN));
    counted =
        context.getMapState(new MapStateDescriptor<>("segment-months", Types.STRING, Types.STRING));
  }

  /**
   * The contact is in a segment, or is no longer.
   *
   * @param now in event time
   */
  void know(PseudonymisedEvent membership, Instant now, TimerService timers) throws Exception {
    String segment = Memberships.segment(membership);
    if (!declared.sizedSegments().contains(segment)) {
      return;
    }
    if (any.value() == null) {
      any.update(true);
    }
    boolean isMember = Memberships.isMember(membership);
    if (isMember) {
      in.put(segment, membership.getOccurredAt().toEpochMilli());
    } else {
      in.remove(segment);
    }
    // Whoever leaves is in no window that ends from now on; whoever enters, in those from then on.
    plan(declared.sizes(), isMember ? membership.getOccurredAt() : now, timers);
  }

  /** Whether there is anything to look at when a window ends. */
  boolean knowAny() throws Exception {
    return any.value() != null;
  }

  /**
   * Looks again when the present window ends.
   *
   * @param otherwise the present, where event time has not come there
   */
  void plan(List<Metric> metrics, Instant otherwise, TimerService timers) throws Exception {
    if (!knowAny()) {
      return;
    }
    Instant now =
        Instant.ofEpochMilli(Math.max(timers.currentWatermark() + 1, otherwise.toEpochMilli()));
    for (Metric metric : metrics) {
      timers.registerEventTimeTimer(declared.window(metric, now).lastMs());
    }
  }

  /**
   * What the contact changes at a window's end.
   *
   * @param lot which of several segments count where not all may
   * @param stands whether it may count
   * @return whether it spent anything
   */
  boolean contribute(
      ToLongFunction<List<String>> lot,
      OpenWindow window,
      boolean stands,
      TimerService timers,
      Collector<CellContribution> out)
      throws Exception {
    Metric metric = window.metric();
    YearMonth month = window.month();
    Set<List<String>> enters = new HashSet<>();
    for (String segment : ((Measure.Members) metric.measure()).segments()) {
      Long since = in.get(segment);
      boolean counts = stands && since != null && since < window.end().toEpochMilli();
      String key = metric.ref().toString() + BETWEEN + segment;
      String before = counted.get(key);
      boolean did = month.toString().equals(before);
      if (did && !counts) {
        out.collect(window.contribution(List.of(segment), -1));
      }
      if (counts && !did) {
        enters.add(List.of(segment));
      } else if (!counts && before != null) {
        counted.remove(key);
      }
    }
    boolean spends = enter(lot, window, enters, out);
    if (!in.isEmpty()) {
      Instant next = declared.end(month).minusMillis(1);
      timers.registerEventTimeTimer(declared.window(metric, next).lastMs());
    }
    return spends;
  }

  private boolean enter(
      ToLongFunction<List<String>> lot,
      OpenWindow window,
      Set<List<String>> enters,
      Collector<CellContribution> out)
      throws Exception {
    Metric metric = window.metric();
    YearMonth month = window.month();
    if (enters.isEmpty() || spent.isClosed(month)) {
      return false;
    }
    int used = spent.on(metric.ref(), month);
    int allowed = metric.bounds().allowed(ENTRY_AND_EXIT * enters.size(), used) / ENTRY_AND_EXIT;
    for (List<String> cell : Bounds.choose(enters, allowed, lot)) {
      counted.put(metric.ref().toString() + BETWEEN + cell.get(0), month.toString());
      out.collect(window.contribution(cell, 1));
    }
    if (allowed > 0) {
      spent.set(metric.ref(), month, used + ENTRY_AND_EXIT * allowed);
    }
    return allowed > 0;
  }

  /** Where the contact counts in no month any more nothing is kept. */
  void forgetBefore(YearMonth month) throws Exception {
    List<String> over = new ArrayList<>();
    for (Map.Entry<String, String> entry : counted.entries()) {
      if (YearMonth.parse(entry.getValue()).isBefore(month)) {
        over.add(entry.getKey());
      }
    }
    for (String key : over) {
      counted.remove(key);
    }
    if (in.isEmpty() && counted.isEmpty()) {
      any.clear();
    }
  }
}
