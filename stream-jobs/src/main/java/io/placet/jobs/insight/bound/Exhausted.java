package io.placet.jobs.insight.bound;

import io.placet.domain.privacy.MetricRef;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * To which metrics the contact at hand has given all that it may in a month: for their windows
 * nothing need be kept any more, nor looked at. It says less than {@link Spent} and is read at
 * once, for each event asks it.
 */
final class Exhausted {
  private static final String BETWEEN = " ";
  private static final char BEFORE_METRIC = '|';

  private final ValueState<String> known;

  Exhausted(RuntimeContext context) {
    known = context.getState(new ValueStateDescriptor<>("exhausted", Types.STRING));
  }

  /**
   * What is known of a contact.
   *
   * @param places a month and metric each
   */
  record Known(Set<String> places) {
    Known {
      places = Set.copyOf(places);
    }

    boolean holds(OpenWindow window) {
      return places.contains(place(window.month(), window.metric().ref()));
    }
  }

  Known known() throws Exception {
    String text = known.value();
    return new Known(text == null ? Set.of() : Set.of(text.split(BETWEEN, -1)));
  }

  /** Nothing more comes of a metric in a month. */
  void add(OpenWindow window) throws Exception {
    Set<String> places = new HashSet<>(known().places());
    if (places.add(place(window.month(), window.metric().ref()))) {
      known.update(String.join(BETWEEN, places));
    }
  }

  /** Forgets the months before one: all their windows are released. */
  void forgetBefore(YearMonth month) throws Exception {
    Set<String> places = new HashSet<>(known().places());
    if (places.removeIf(
        place ->
            YearMonth.parse(place.substring(0, place.indexOf(BEFORE_METRIC))).isBefore(month))) {
      known.update(places.isEmpty() ? null : String.join(BETWEEN, places));
    }
  }

  private static String place(YearMonth month, MetricRef metric) {
    return month.toString() + BEFORE_METRIC + metric;
  }
}
