package io.placet.jobs.insight.cell;

import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.privacy.RunningTotal;
import io.placet.jobs.insight.bound.OpenWindow;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** Exact sums of windows that are not released yet, and how far each metric is. */
final class CellState {
  private static final char BETWEEN = '|';
  private static final char ESCAPE = '\\';

  /** By metric, window and cell. */
  private final MapState<String, Long> sums;

  /**
   * The keys of sums by window, for a window is taken out whole; read once of what was restored.
   */
  private @Nullable Map<String, Set<String>> keys;

  /** By metric, the start of the next window to be released; milliseconds since 1970. */
  private final MapState<String, Long> next;

  /** By metric and cell, the running total: month, step, exact sums, noisy sums. */
  private final MapState<String, long[]> totals;

  CellState(RuntimeContext context) {
    sums = context.getMapState(new MapStateDescriptor<>("sums", Types.STRING, Types.LONG));
    next = context.getMapState(new MapStateDescriptor<>("next", Types.STRING, Types.LONG));
    totals =
        context.getMapState(
            new MapStateDescriptor<>(
                "totals", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  boolean hasBegun() throws Exception {
    return !next.isEmpty();
  }

  Optional<Instant> next(MetricRef metric) throws Exception {
    return Optional.ofNullable(next.get(metric.toString())).map(Instant::ofEpochMilli);
  }

  void next(MetricRef metric, Instant start) throws Exception {
    next.put(metric.toString(), start.toEpochMilli());
  }

  void add(OpenWindow window, List<String> cell, long amount) throws Exception {
    String key = prefix(window) + text(cell);
    keys().computeIfAbsent(prefix(window), first -> new HashSet<>()).add(key);
    Long known = sums.get(key);
    sums.put(key, known == null ? amount : Math.addExact(known, amount));
  }

  /** Takes the sums of a window out. */
  Map<List<String>, Long> take(OpenWindow window) throws Exception {
    String prefix = prefix(window);
    Map<List<String>, Long> taken = new HashMap<>();
    Set<String> held = keys().remove(prefix);
    for (String key : held == null ? Set.<String>of() : held) {
      taken.put(cell(key.substring(prefix.length())), sums.get(key));
      sums.remove(key);
    }
    return taken;
  }

  private Map<String, Set<String>> keys() throws Exception {
    Map<String, Set<String>> known = keys;
    if (known == null) {
      known = new HashMap<>();
      for (String key : sums.keys()) {
        int afterStart = key.indexOf(BETWEEN, key.indexOf(BETWEEN) + 1);
        String window = afterStart < 0 ? key : key.substring(0, afterStart);
        known.computeIfAbsent(window, first -> new HashSet<>()).add(key);
      }
      keys = known;
    }
    return known;
  }

  /** The running total of a cell; of a month that has none yet, one of nothing. */
  RunningTotal total(Metric metric, YearMonth month, List<String> cell) throws Exception {
    long[] kept = totals.get(metric.ref() + text(cell));
    if (kept == null || kept[0] != month.getLong(ChronoField.PROLEPTIC_MONTH)) {
      return new RunningTotal(metric.period().mostInAMonth());
    }
    int levels = (kept.length - 2) / 2;
    return RunningTotal.restore(
        Arrays.copyOfRange(kept, 2, 2 + levels),
        Arrays.copyOfRange(kept, 2 + levels, kept.length),
        (int) kept[1]);
  }

  /** Keeps it for the next window. */
  void total(Metric metric, YearMonth month, List<String> cell, RunningTotal total)
      throws Exception {
    LongStream kept =
        LongStream.concat(
            LongStream.of(month.getLong(ChronoField.PROLEPTIC_MONTH), total.step()),
            LongStream.concat(LongStream.of(total.sums()), LongStream.of(total.noisy())));
    totals.put(metric.ref() + text(cell), kept.toArray());
  }

  private static String prefix(OpenWindow window) {
    return window.metric().ref().toString() + BETWEEN + window.start().toEpochMilli();
  }

  private static String text(List<String> cell) {
    StringBuilder text = new StringBuilder();
    for (String value : cell) {
      text.append(BETWEEN);
      for (int at = 0; at < value.length(); at++) {
        char one = value.charAt(at);
        if (one == BETWEEN || one == ESCAPE) {
          text.append(ESCAPE);
        }
        text.append(one);
      }
    }
    return text.toString();
  }

  private static List<String> cell(String text) {
    List<String> cell = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    for (int at = 1; at < text.length(); at++) {
      char one = text.charAt(at);
      if (one == ESCAPE) {
        at++;
        value.append(text.charAt(at));
      } else if (one == BETWEEN) {
        cell.add(value.toString());
        value.setLength(0);
      } else {
        value.append(one);
      }
    }
    if (!text.isEmpty()) {
      cell.add(value.toString());
    }
    return List.copyOf(cell);
  }
}
