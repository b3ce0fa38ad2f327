package io.placet.domain.live;

import io.placet.domain.live.ColumnPlan.Kind;
import io.placet.domain.segment.Occurrence;
import io.placet.domain.segment.Sequence.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a plan that is being made, each once, and what events feed them. */
final class Sources {
  private record Key(Optional<Occurrence> what, Optional<String> property, Kind kind) {}

  private final Map<Key, ColumnPlan> columns = new LinkedHashMap<>();
  private final Map<String, TypeCompiler> types = new HashMap<>();

  /** When such events were. */
  ColumnPlan dates(Occurrence what) {
    return of(what, Optional.empty(), new ColumnPlan.Dated());
  }

  /** Their amounts. */
  ColumnPlan sums(Occurrence what, String property) {
    return of(what, Optional.of(property), new ColumnPlan.Summed());
  }

  /** The values that a property of them has. */
  ColumnPlan values(Occurrence what, String property) {
    return of(what, Optional.of(property), new ColumnPlan.Valued());
  }

  /** Points for the events of a type. */
  ColumnPlan points(String type, double worth, double halfLifeMillis) {
    ColumnPlan column =
        of(Occurrence.of(type), Optional.empty(), new ColumnPlan.Faded(worth, halfLifeMillis));
    column.reachAll();
    return column;
  }

  /** The events of a sequence. */
  ColumnPlan steps(List<Step> sequence) {
    Key key = new Key(Optional.empty(), Optional.empty(), new ColumnPlan.Stepped(sequence));
    ColumnPlan known = columns.get(key);
    if (known != null) {
      return known;
    }
    ColumnPlan column = add(key);
    for (int at = 0; at < sequence.size(); at++) {
      Step step = sequence.get(at);
      step(step.event(), column, Steps.isStep(at));
      for (Occurrence breaking : step.without()) {
        step(breaking, column, Steps.breaks(at));
      }
    }
    return column;
  }

  TypeCompiler type(String name) {
    return types.computeIfAbsent(name, absent -> new TypeCompiler());
  }

  ColumnPlan[] columns() {
    return columns.values().toArray(new ColumnPlan[0]);
  }

  Map<String, TypePlan> types() {
    Map<String, TypePlan> plans = new HashMap<>();
    types.forEach((name, type) -> plans.put(name, type.compile()));
    return plans;
  }

  private void step(Occurrence what, ColumnPlan column, int mask) {
    type(what.eventType()).step(what.where(), column, mask);
  }

  private ColumnPlan of(Occurrence what, Optional<String> property, Kind kind) {
    Key key = new Key(Optional.of(what), property, kind);
    ColumnPlan known = columns.get(key);
    if (known != null) {
      return known;
    }
    ColumnPlan column = add(key);
    type(what.eventType()).feed(what.where(), column, property);
    return column;
  }

  private ColumnPlan add(Key key) {
    ColumnPlan column = new ColumnPlan(columns.size(), key.kind());
    columns.put(key, column);
    return column;
  }
}
