package io.placet.domain.live;

import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Found;
import io.placet.domain.segment.Where;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a property was at last, and the conditions on it. */
final class LatestValue extends Quantity {
  private record Asked(Condition condition, int leaf) {}

  private final ColumnPlan column;
  private final String property;
  private final List<Asked> asked = new ArrayList<>();

  LatestValue(int id, ColumnPlan column, String property) {
    super(id, UNTIMED);
    this.column = column;
    this.property = property;
  }

  /** Has a leaf ask for a condition on the property; of another one nothing is known. */
  void ask(Where condition, int leaf) {
    asked.add(new Asked(Condition.of(condition, other -> property.equals(other) ? 0 : 1), leaf));
  }

  @Override
  void update(Track track, long now) {
    Values values = (Values) track.column(column);
    @Nullable FieldValue[] latest = {values.size == 0 ? null : values.newest(), null};
    for (Asked one : asked) {
      track.set(one.leaf(), one.condition().holds(latest));
    }
  }

  @Override
  String found(Track track, long now) {
    Values values = (Values) track.column(column);
    return values.size == 0 ? "" : Found.text(values.newest());
  }
}
