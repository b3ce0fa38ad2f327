package io.placet.jobs.insight.bound;

import io.placet.domain.privacy.MetricRef;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapState;

/** To how many cells of a metric a contact has contributed in a month of release. */
final class Spent {
  private static final char BETWEEN = '|';

  /** A contact of whom it is not known contributes nothing in a month. */
  private static final String ALL = "*";

  private final MapState<String, Integer> used;

  Spent(MapState<String, Integer> used) {
    this.used = used;
  }

  /** Whether it is not known what the contact has given: then it may give nothing more. */
  boolean isClosed(YearMonth month) throws Exception {
    return used.contains(key(month, ALL));
  }

  /** How many so far, where the month is not closed. */
  int on(MetricRef metric, YearMonth month) throws Exception {
    Integer cells = used.get(key(month, metric.toString()));
    return cells == null ? 0 : cells;
  }

  void set(MetricRef metric, YearMonth month, int cells) throws Exception {
    used.put(key(month, metric.toString()), cells);
  }

  /** Nothing more may be contributed in a month. */
  void close(YearMonth month) throws Exception {
    used.put(key(month, ALL), 0);
  }

  /** Forgets the months before one: all their windows are released. */
  void forgetBefore(YearMonth month) throws Exception {
    List<String> over = new ArrayList<>();
    for (String key : used.keys()) {
      if (YearMonth.parse(key.substring(0, key.indexOf(BETWEEN))).isBefore(month)) {
        over.add(key);
      }
    }
    for (String key : over) {
      used.remove(key);
    }
  }

  private static String key(YearMonth month, String metric) {
    return month.toString() + BETWEEN + metric;
  }
}
