package io.placet.domain.live;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event of one type touches. */
final class TypePlan {
  /** Columns that take in the events of which a condition is true. */
  record Matched(Condition condition, List<Fed> columns) {
    Matched {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column.
   *
   * @param place of the property that it is about; −1 if it is about none
   */
  record Fed(ColumnPlan column, int place) {}

  /** What can be true only of events that have one of these texts as a property. */
  record Indexed(int place, Map<String, List<Matched>> byText) {
    Indexed {
      byText = Map.copyOf(byText);
    }
  }

  /** A sequence, and what each condition makes of an event. */
  record Stepping(ColumnPlan column, List<Meant> meant) {
    Stepping {
      meant = List.copyOf(meant);
    }
  }

  /** What an event is to a sequence, as {@link Steps} has it. */
  record Meant(Condition condition, int steps) {}

  /** That anything asks for; elsewhere they are named by their place here. */
  private final String[] properties;

  /** What must be tested for each event. */
  private final Matched[] plain;

  private final Indexed[] indexed;
  private final Stepping[] sequences;

  /** What scores are that look at events of this type. */
  private final Quantity[] computed;

  TypePlan(
      List<String> properties,
      List<Matched> plain,
      List<Indexed> indexed,
      List<Stepping> sequences,
      List<Quantity> computed) {
    this.properties = properties.toArray(new String[0]);
    this.plain = plain.toArray(new Matched[0]);
    this.indexed = indexed.toArray(new Indexed[0]);
    this.sequences = sequences.toArray(new Stepping[0]);
    this.computed = computed.toArray(new Quantity[0]);
  }

  void take(Track track, Event event, long time, long now) {
    @Nullable FieldValue[] values = new FieldValue[properties.length];
    for (int place = 0; place < values.length; place++) {
      values[place] = event.fields().get(properties[place]);
    }
    for (Matched one : plain) {
      feed(one, track, values, time, now);
    }
    for (Indexed index : indexed) {
      if (values[index.place()] instanceof FieldValue.Text text) {
        for (Matched one : index.byText().getOrDefault(text.value(), List.of())) {
          feed(one, track, values, time, now);
        }
      }
    }
    for (Stepping sequence : sequences) {
      int steps = 0;
      for (Meant meant : sequence.meant()) {
        steps |= meant.condition().holds(values) ? meant.steps() : 0;
      }
      if (steps != 0) {
        track.add(sequence.column(), time, null, steps, now);
      }
    }
    track.updateAll(computed, now);
  }

  private static void feed(
      Matched one, Track track, @Nullable FieldValue[] values, long time, long now) {
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
