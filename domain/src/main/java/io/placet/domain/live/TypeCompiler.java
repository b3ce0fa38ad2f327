package io.placet.domain.live;

import io.placet.domain.live.TypePlan.Fed;
import io.placet.domain.live.TypePlan.Indexed;
import io.placet.domain.live.TypePlan.Matched;
import io.placet.domain.live.TypePlan.Meant;
import io.placet.domain.live.TypePlan.Stepping;
import io.placet.domain.segment.TextComparison;
import io.placet.domain.segment.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what the events of a type touch. */
final class TypeCompiler {
  private final List<String> properties = new ArrayList<>();
  private final Map<Where, List<Fed>> fed = new LinkedHashMap<>();
  private final Map<ColumnPlan, Map<Where, Integer>> steps = new LinkedHashMap<>();
  private final List<Quantity> computed = new ArrayList<>();

  void feed(Where where, ColumnPlan column, Optional<String> property) {
    fed.computeIfAbsent(where, absent -> new ArrayList<>())
        .add(new Fed(column, property.map(this::place).orElse(-1)));
  }

  void step(Where where, ColumnPlan sequence, int mask) {
    steps
        .computeIfAbsent(sequence, absent -> new LinkedHashMap<>())
        .merge(where, mask, (one, other) -> one | other);
  }

  void compute(Quantity quantity) {
    computed.add(quantity);
  }

  TypePlan compile() {
    List<Matched> plain = new ArrayList<>();
    Map<Integer, Map<String, List<Matched>>> indexed = new LinkedHashMap<>();
    fed.forEach(
        (where, columns) -> {
          Matched matched = new Matched(Condition.of(where, this::place), columns);
          Optional<Where.TextIs> name = nameIn(where);
          if (name.isEmpty()) {
            plain.add(matched);
          }
          name.ifPresent(
              text -> {
                Map<String, List<Matched>> byText =
                    indexed.computeIfAbsent(
                        place(text.property()), absent -> new LinkedHashMap<>());
                for (String one : text.texts()) {
                  byText.computeIfAbsent(one, absent -> new ArrayList<>()).add(matched);
                }
              });
        });
    List<Indexed> indexes = new ArrayList<>();
    indexed.forEach((place, byText) -> indexes.add(new Indexed(place, byText)));
    List<Stepping> sequences = new ArrayList<>();
    steps.forEach((column, masks) -> sequences.add(stepping(column, masks)));
    return new TypePlan(properties, plain, indexes, sequences, computed);
  }

  private Stepping stepping(ColumnPlan column, Map<Where, Integer> masks) {
    List<Meant> meant = new ArrayList<>();
    masks.forEach((where, mask) -> meant.add(new Meant(Condition.of(where, this::place), mask)));
    return new Stepping(column, meant);
  }

  /** The texts of which one must be there for a condition to be true. */
  private static Optional<Where.TextIs> nameIn(Where where) {
    if (where instanceof Where.TextIs text && text.comparison() == TextComparison.ONE_OF) {
      return Optional.of(text);
    }
    return where instanceof Where.AllOf all
        ? all.parts().stream().flatMap(part -> nameIn(part).stream()).findFirst()
        : Optional.empty();
  }

  private int place(String property) {
    int known = properties.indexOf(property);
    if (known >= 0) {
      return known;
    }
    properties.add(property);
    return properties.size() - 1;
  }
}
