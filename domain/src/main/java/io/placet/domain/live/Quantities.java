package io.placet.domain.live;

import io.placet.domain.score.ScoreModel;
import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.Did;
import io.placet.domain.segment.FirstOrLast;
import io.placet.domain.segment.FirstOrLast.Age;
import io.placet.domain.segment.FirstOrLast.Which;
import io.placet.domain.segment.InScore;
import io.placet.domain.segment.Latest;
import io.placet.domain.segment.Measure;
import io.placet.domain.segment.Reachable;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Selection;
import io.placet.domain.segment.Sequence;
import io.placet.domain.segment.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The quantities of a plan that is being made, each once. */
final class Quantities {
  /** What two leaves ask alike. */
  private record Key(ColumnPlan column, Object how, long window) {}

  /** Makes a quantity of its places. */
  @FunctionalInterface
  interface Make<Q extends Quantity> {
    Q of(int id, int timer);
  }

  private final Sources sources;
  private final Map<Key, Numbered> numbers = new HashMap<>();
  private final Map<ScoreModel, Numbered> scores = new HashMap<>();
  private final Map<ColumnPlan, LatestValue> latest = new HashMap<>();
  final List<Quantity> all = new ArrayList<>();
  final List<Quantity> timed = new ArrayList<>();
  final List<Quantity> reaches = new ArrayList<>();
  final List<Quantity> computed = new ArrayList<>();

  Quantities(Sources sources) {
    this.sources = sources;
  }

  void addComputed(Quantity quantity) {
    computed.add(quantity);
  }

  void finish() {
    all.forEach(Quantity::finish);
  }

  /** One that changes by itself. */
  <Q extends Quantity> Q timed(Make<Q> make) {
    Q quantity = make.of(all.size(), timed.size());
    all.add(quantity);
    timed.add(quantity);
    return quantity;
  }

  private <Q extends Quantity> Q untimed(Make<Q> make) {
    Q quantity = make.of(all.size(), Quantity.UNTIMED);
    all.add(quantity);
    return quantity;
  }

  /**
   * Has a leaf ask for what it needs.
   *
   * @param values makes the value of a score
   */
  LeafPlan leaf(Rule.Leaf leaf, int id, Function<ScoreModel, Numbered> values) {
    if (leaf instanceof Did did) {
      Numbered age = age(sources.dates(did.events().what()), Which.LAST);
      return number(age, Comparison.LESS_THAN, millis(did.events().window()), id, true);
    }
    if (leaf instanceof FirstOrLast bounded) {
      return firstOrLast(bounded, id);
    }
    if (leaf instanceof Sequence sequence) {
      ColumnPlan column = reaching(sources.steps(sequence.steps()), sequence.window());
      long window = millis(sequence.window());
      return number(age(column, Which.LAST), Comparison.LESS_THAN, window, id, true);
    }
    if (leaf instanceof Measure measure) {
      return measure(measure, id);
    }
    if (leaf instanceof InScore score) {
      ScoreModel model = score.score().model();
      Numbered value = scores.computeIfAbsent(model, values);
      return number(value, score.comparison(), ScoreValue.ordered(score.threshold()), id, false);
    }
    if (leaf instanceof Latest asked) {
      LatestValue value = latest(asked);
      value.ask(asked.condition(), id);
      return new LeafPlan(id, value, false);
    }
    Reach reach = untimed((at, timer) -> new Reach(at, (Reachable) leaf, id));
    reaches.add(reach);
    return new LeafPlan(id, reach, true);
  }

  private LatestValue latest(Latest leaf) {
    ColumnPlan column = sources.values(leaf.what(), leaf.property());
    LatestValue there = latest.get(column);
    if (there == null) {
      there = untimed((id, timer) -> new LatestValue(id, column, leaf.property()));
      latest.put(column, there);
      column.derive(there);
    }
    return there;
  }

  private LeafPlan firstOrLast(FirstOrLast leaf, int id) {
    ColumnPlan column = sources.dates(leaf.what());
    if (leaf.which() == Which.FIRST) {
      column.reachAll();
    }
    Comparison comparison = leaf.age() == Age.WITHIN ? Comparison.LESS_THAN : Comparison.AT_LEAST;
    return number(age(column, leaf.which()), comparison, leaf.bound().toMillis(), id, false);
  }

  private Numbered age(ColumnPlan column, Which which) {
    return on(column, which, 0, () -> timed((id, timer) -> new Ages(id, timer, column, which)));
  }

  private LeafPlan measure(Measure measure, int id) {
    Selection events = measure.events();
    if (measure instanceof Measure.Count count) {
      Numbered number =
          windowed("count", sources.dates(events.what()), events.window(), Counts::new);
      return number(number, count.comparison(), count.threshold(), id, false);
    }
    if (measure instanceof Measure.Distinct distinct) {
      ColumnPlan values = sources.values(events.what(), distinct.property());
      Numbered number = windowed("distinct", values, events.window(), Distincts::new);
      return number(number, distinct.comparison(), distinct.threshold(), id, false);
    }
    if (measure instanceof Measure.Sum sum) {
      Numbered number = amounts("sum", events, sum.property(), Totals::new);
      return number(number, sum.comparison(), sum.threshold(), id, false);
    }
    if (measure instanceof Measure.Average average) {
      Numbered number = amounts("average", events, average.property(), Means::new);
      return number(number, average.comparison(), average.threshold(), id, false);
    }
    if (measure instanceof Measure.Minimum least) {
      Numbered number = amounts("minimum", events, least.property(), Extremes::smallest);
      return number(number, least.comparison(), least.threshold(), id, false);
    }
    Measure.Maximum most = (Measure.Maximum) measure;
    Numbered number = amounts("maximum", events, most.property(), Extremes::largest);
    return number(number, most.comparison(), most.threshold(), id, false);
  }

  /** Makes a number of the events in a window. */
  @FunctionalInterface
  private interface Over {
    Numbered of(int id, int timer, ColumnPlan column, long window);
  }

  private Numbered amounts(String what, Selection events, String property, Over over) {
    return windowed(what, sources.sums(events.what(), property), events.window(), over);
  }

  private Numbered windowed(String what, ColumnPlan events, Window window, Over over) {
    ColumnPlan column = reaching(events, window);
    long length = millis(window);
    return on(
        column,
        what,
        length,
        () ->
            length == Windowed.EVER
                ? untimed((id, timer) -> over.of(id, timer, column, length))
                : timed((id, timer) -> over.of(id, timer, column, length)));
  }

  private Numbered on(ColumnPlan column, Object how, long window, Supplier<Numbered> make) {
    Key key = new Key(column, how, window);
    Numbered there = numbers.get(key);
    if (there == null) {
      there = make.get();
      numbers.put(key, there);
      column.derive(there);
    }
    return there;
  }

  private static LeafPlan number(
      Numbered number, Comparison comparison, long threshold, int id, boolean findsOnlyIfTrue) {
    number.compare(comparison, threshold, id);
    return new LeafPlan(id, number, findsOnlyIfTrue);
  }

  private static ColumnPlan reaching(ColumnPlan column, Window window) {
    if (window.length().isEmpty()) {
      column.reachAll();
    } else {
      column.reachTo(millis(window));
    }
    return column;
  }

  /** Of a window that reaches as far as events are kept the most that there is. */
  private static long millis(Window window) {
    return window.length().map(Duration::toMillis).orElse(Windowed.EVER);
  }
}
