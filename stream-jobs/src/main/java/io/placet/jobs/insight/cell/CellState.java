package io.placet.jobs.insight.cell;

import io.placet.domain.privacy.MetricRef;
import io.placet.jobs.insight.bound.OpenWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** Exact sums of windows that are not released yet, and how far each metric is. */
final class CellState {
  private static final char BETWEEN = '|';
  private static final char ESCAPE = '\\';

  /** By metric, window and cell. */
  private final MapState<String, Long> sums;

  /** By metric, the start of the next window to be released; milliseconds since 1970. */
  private final MapState<String, Long> next;

  CellState(RuntimeContext context) {
    sums = context.getMapState(new MapStateDescriptor<>("sums", Types.STRING, Types.LONG));
    next = context.getMapState(new MapStateDescriptor<>("next", Types.STRING, Types.LONG));
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
    Long known = sums.get(key);
    sums.put(key, known == null ? amount : Math.addExact(known, amount));
  }

  /** Takes the sums of a window out. */
  Map<List<String>, Long> take(OpenWindow window) throws Exception {
    String prefix = prefix(window);
    Map<List<String>, Long> taken = new HashMap<>();
    List<String> keys = new ArrayList<>();
    for (Map.Entry<String, Long> sum : sums.entries()) {
      if (sum.getKey().startsWith(prefix)) {
        keys.add(sum.getKey());
        taken.put(cell(sum.getKey().substring(prefix.length())), sum.getValue());
      }
    }
    for (String key : keys) {
      sums.remove(key);
    }
    return taken;
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
