package io.placet.domain.live;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event of one type touches.
 *
 * @param properties that anything asks for; elsewhere they are named by their place here
 * @param plain what must be tested for each event
 * @param indexed by a text that an event must have
 * @param computed what scores are that look at events of this type
 */
record TypePlan(
    String[] properties,
    Matched[] plain,
    Indexed[] indexed,
    Stepping[] steps,
    Quantity[] computed) {
  /** Columns that take in the events of which a condition is true. */
  record Matched(Condition condition, Fed[] columns) {}

  /**
   * A column.
   *
   * @param place of the property that it is about; −1 if it is about none
   */
  record Fed(ColumnPlan column, int place) {}

  /** What can be true only of events that have one of these texts as a property. */
  record Indexed(int place, Map<String, Matched[]> byText) {}

  /** A sequence, and what each condition makes of an event. */
  record Stepping(ColumnPlan column, Condition[] conditions, int[] steps) {}

  private static final Matched[] NOTHING = {};

  void take(Track track, Event event, long time, long now) {
    @Nullable FieldValue[] values = new FieldValue[properties.length];
    for (int place = 0; place < values.length; place++) {
      values[place] = event.fields().get(properties[place]);
    }
    feed(plain, track, values, time, now);
    for (Indexed index : indexed) {
      if (values[index.place()] instanceof FieldValue.Text text) {
        feed(index.byText().getOrDefault(text.value(), NOTHING), track, values, time, now);
      }
    }
    for (Stepping sequence : steps) {
      int mask = 0;
      for (int at = 0; at < sequence.conditions().length; at++) {
        mask |= sequence.conditions()[at].holds(values) ? sequence.steps()[at] : 0;
      }
      if (mask != 0) {
        track.add(sequence.column(), time, null, mask, now);
      }
    }
    track.updateAll(computed, now);
  }

  private static void feed(
      Matched[] some, Track track, @Nullable FieldValue[] values, long time, long now) {
    for (Matched one : some) {
      if (one.condition().holds(values)) {
        for (Fed fed : one.columns()) {
          if (fed.place() < 0) {
            track.add(fed.column(), time, null, 0, now);
          } else if (values[fed.place()] != null) {
            track.add(fed.column(), time, values[fed.place()], 0, now);
          }
        }
      }
    }
  }
}
