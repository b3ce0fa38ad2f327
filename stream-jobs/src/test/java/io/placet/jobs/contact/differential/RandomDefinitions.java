package io.placet.jobs.contact.differential;

import io.placet.jobs.contact.differential.PlainRule.Operator;
import io.placet.schemas.avro.DefinitionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Definitions at random, and what becomes of them. */
final class RandomDefinitions {
  private static final String ORDER = "Order Completed";
  private static final String OPENED = "Email Opened";
  private static final String PROFILING = "profiling";
  private static final List<String> MODELS =
      List.of(
          "{'kind':'points','halfLife':'PT1H','points':{'Order Completed':10}}",
          "{'kind':'points','halfLife':'PT20S','points':{'Order Completed':-4}}",
          "{'kind':'logistic','intercept':-1,'features':["
              + "{'name':'orders','measure':'count','event':'Order Completed','within':'PT1H',"
              + "'mean':1,'deviation':2,'coefficient':0.8},"
              + "{'name':'spent','measure':'sum','event':'Order Completed','of':'total',"
              + "'within':'PT24H','mean':55,'deviation':40,'coefficient':0.1}]}",
          "{'kind':'rfm','event':'Order Completed','amount':'total',"
              + "'recency':{'boundaries':[0.5],'weight':100},"
              + "'frequency':{'boundaries':[1],'weight':10},"
              + "'monetary':{'boundaries':[100],'weight':1}}");

  private RandomDefinitions() {}

  static Arbitrary<Step> define() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            5,
            Arbitraries.of("two-orders", "big-spender", "gone-quiet", "another")
                .flatMap(id -> segment(id, ORDER))),
        Tuple.of(2, Arbitraries.of("reader", "offered").flatMap(id -> segment(id, OPENED))),
        Tuple.of(3, score()),
        Tuple.of(3, state()));
  }

  /** What a contact can be judged by. */
  static Arbitrary<String> names() {
    return Arbitraries.of(
        "segment/two-orders",
        "segment/gone-quiet",
        "segment/another",
        "segment/reader",
        "segment/offered",
        "score/loyalty",
        "score/worth");
  }

  private static Arbitrary<Step> segment(String id, String type) {
    return rule(Ground.purposeOf(id), type, 2).map(rule -> new Step.DefineSegment(id, rule));
  }

  private static Arbitrary<Step> score() {
    return Combinators.combine(Arbitraries.of(Ground.SCORES), Arbitraries.of(MODELS))
        .as((id, model) -> new Step.DefineScore(id, model.replace('\'', '"')));
  }

  private static Arbitrary<Step> state() {
    Arbitrary<DefinitionState> states =
        Arbitraries.frequency(
            Tuple.of(3, DefinitionState.LIVE),
            Tuple.of(2, DefinitionState.PAUSED),
            Tuple.of(1, DefinitionState.ARCHIVED));
    return Combinators.combine(
            Arbitraries.of(Ground.PURPOSES.keySet().stream().sorted().toList()), states)
        .as(Step.SetState::new);
  }

  private static Arbitrary<PlainRule> rule(String purpose, String type, int depth) {
    Arbitrary<PlainRule> leaf = leaf(purpose, type);
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<PlainRule> part = rule(purpose, type, depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(4, leaf),
        Tuple.of(
            3,
            Combinators.combine(Arbitraries.of(false, true), part.list().ofMinSize(1).ofMaxSize(3))
                .as(PlainRule.Group::new)),
        Tuple.of(1, leaf.map(PlainRule.Not::new)));
  }

  private static Arbitrary<PlainRule> leaf(String purpose, String type) {
    Arbitrary<PlainRule> reached =
        Arbitraries.of(
            new PlainLeaf.Reached("email", null),
            new PlainLeaf.Reached("sms", null),
            new PlainLeaf.Reached("email", "offers"));
    Arbitrary<PlainRule> ofAny =
        Arbitraries.frequencyOf(
            Tuple.of(
                3,
                Combinators.combine(windows(), operators(), numbers())
                    .as((window, how, number) -> new PlainLeaf.Count(type, window, how, number))),
            Tuple.of(2, windows().map(window -> new PlainLeaf.Did(type, window))),
            Tuple.of(
                2,
                Combinators.combine(
                        Arbitraries.of(false, true), Arbitraries.of(false, true), bounds())
                    .as((first, recent, bound) -> new PlainLeaf.Age(type, first, recent, bound))),
            Tuple.of(2, reached));
    if (!purpose.equals(PROFILING)) {
      return ofAny;
    }
    return Arbitraries.frequencyOf(
        Tuple.of(6, ofAny),
        Tuple.of(
            2,
            Combinators.combine(windows(), operators(), Arbitraries.of(10, 300, 320))
                .as((window, how, whole) -> new PlainLeaf.Sum(type, window, how, whole))),
        Tuple.of(
            1,
            Combinators.combine(operators(), Arbitraries.of(10, 300)).as(PlainLeaf.LastTotal::new)),
        Tuple.of(1, Arbitraries.just(new PlainLeaf.HasNumber())),
        Tuple.of(2, scored()),
        Tuple.of(
            2,
            Arbitraries.of("two-orders", "gone-quiet", "another")
                .map(id -> new PlainLeaf.In(id, null))));
  }

  private static Arbitrary<PlainRule> scored() {
    return Combinators.combine(
            Arbitraries.of(Ground.SCORES),
            Arbitraries.of(Operator.AT_LEAST, Operator.AT_MOST, Operator.LESS),
            Arbitraries.of(-2, 0, 1, 5, 12, 110))
        .as((id, how, threshold) -> new PlainLeaf.Scored(id, how, threshold, null));
  }

  private static Arbitrary<Optional<Duration>> windows() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, bounds().map(Optional::of)), Tuple.of(1, Arbitraries.just(Optional.empty())));
  }

  private static Arbitrary<Duration> bounds() {
    return Arbitraries.of(
        Duration.ofSeconds(20), Duration.ofHours(1), Duration.ofHours(2), Duration.ofDays(1));
  }

  private static Arbitrary<Operator> operators() {
    return Arbitraries.of(Operator.class);
  }

  private static Arbitrary<Integer> numbers() {
    return Arbitraries.integers().between(0, 3);
  }
}
