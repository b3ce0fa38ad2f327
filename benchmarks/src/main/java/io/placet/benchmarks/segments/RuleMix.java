package io.placet.benchmarks.segments;

import static io.placet.benchmarks.segments.Leaves.ANY;
import static io.placet.benchmarks.segments.Leaves.CLICKED;
import static io.placet.benchmarks.segments.Leaves.DELIVERED;
import static io.placet.benchmarks.segments.Leaves.OPENED;
import static io.placet.benchmarks.segments.Leaves.ORDER;
import static io.placet.benchmarks.segments.Leaves.REFUND;
import static io.placet.benchmarks.segments.Leaves.VIEW;
import static io.placet.benchmarks.segments.Leaves.age;
import static io.placet.benchmarks.segments.Leaves.all;
import static io.placet.benchmarks.segments.Leaves.any;
import static io.placet.benchmarks.segments.Leaves.count;
import static io.placet.benchmarks.segments.Leaves.did;
import static io.placet.benchmarks.segments.Leaves.exists;
import static io.placet.benchmarks.segments.Leaves.from;
import static io.placet.benchmarks.segments.Leaves.is;
import static io.placet.benchmarks.segments.Leaves.measure;
import static io.placet.benchmarks.segments.Leaves.not;
import static io.placet.benchmarks.segments.Leaves.reachable;
import static io.placet.benchmarks.segments.Leaves.score;
import static io.placet.benchmarks.segments.Leaves.segment;
import static io.placet.benchmarks.segments.Leaves.sequence;
import static io.placet.benchmarks.segments.Leaves.step;
import static io.placet.benchmarks.segments.Leaves.stepWithout;
import static io.placet.benchmarks.segments.Leaves.trait;
import static io.placet.benchmarks.segments.Leaves.where;

import java.util.List;
import java.util.function.Function;

/**
 * Twenty kinds of rule, one after the other, each with thresholds, windows and conditions drawn
 * anew. They are made so that contacts who do some dozen things a year are in some and not in
 * others.
 */
final class RuleMix {
  /** Purpose of the kind that asks for opened mails. */
  static final String TRACKED = "email-tracking";

  static final String PROFILED = "profiling";

  private static final List<String> SHORT = List.of("PT6H", "P1D", "P2D", "P3D", "P7D");
  private static final List<String> MIDDLE = List.of("P7D", "P14D", "P30D", "P60D");
  private static final List<String> LONG = List.of("P30D", "P60D", "P90D", "P180D", "P365D");

  private record Kind(String purpose, Function<Draw, String> rule) {}

  private static final List<Kind> KINDS =
      List.of(
          profiled(draw -> count(VIEW, where(category(draw)), draw.of(LONG), draw.between(1, 4))),
          profiled(RuleMix::spent),
          profiled(
              draw ->
                  all(
                      age("last", ORDER, ANY, "before", draw.of(MIDDLE)),
                      age("last", ORDER, ANY, "within", draw.of(List.of("P90D", "P180D"))))),
          profiled(RuleMix::lookedThenBought),
          profiled(draw -> age("first", ORDER, ANY, "within", draw.of(MIDDLE))),
          profiled(
              draw ->
                  all(
                      measure(
                          "distinct", VIEW, "product_id", ANY, draw.of(LONG), draw.between(2, 6)),
                      not(did(ORDER, ANY, draw.of(MIDDLE))))),
          profiled(
              draw ->
                  all(
                      count(DELIVERED, ANY, draw.of(LONG), draw.between(1, 3)),
                      not(did(CLICKED, ANY, draw.of(LONG))))),
          profiled(
              draw ->
                  any(
                      count(ORDER, where(country(draw)), draw.of(LONG), draw.between(1, 2)),
                      did(ORDER, where(coupon(draw)), draw.of(LONG)))),
          profiled(
              draw ->
                  all(
                      measure("average", ORDER, "total", ANY, draw.of(LONG), draw.between(40, 150)),
                      reachable("email"))),
          profiled(
              draw ->
                  all(
                      score("interest", draw.between(5, 30)),
                      did(VIEW, where(category(draw)), draw.of(LONG)))),
          new Kind(TRACKED, draw -> count(OPENED, campaigns(draw), draw.of(LONG), 1)),
          profiled(
              draw ->
                  any(
                      measure(
                          "maximum", ORDER, "total", ANY, draw.of(LONG), draw.between(100, 400)),
                      measure(
                          "minimum", ORDER, "total", ANY, draw.of(LONG), draw.between(30, 90)))),
          profiled(RuleMix::returned),
          profiled(
              draw ->
                  all(
                      count(VIEW, where(category(draw)), draw.of(SHORT), 1),
                      not(did(ORDER, ANY, draw.of(SHORT))))),
          profiled(
              draw ->
                  all(
                      trait("country", draw.firstOf(Wares.COUNTRIES)),
                      did(ORDER, ANY, draw.of(LONG)))),
          profiled(
              draw ->
                  all(
                      did(CLICKED, campaigns(draw), draw.of(LONG)),
                      count(VIEW, ANY, draw.of(MIDDLE), draw.between(1, 5)))),
          profiled(
              draw ->
                  any(
                      measure("sum", ORDER, "quantity", ANY, draw.of(LONG), draw.between(20, 80)),
                      count(ORDER, ANY, draw.of(LONG), draw.between(2, 5)))),
          profiled(draw -> all(segment(SegmentMix.id(0)), not(did(REFUND, ANY, draw.of(LONG))))),
          profiled(
              draw ->
                  did(
                      ORDER,
                      where(exists("coupon"), from("total", draw.between(20, 120))),
                      draw.of(LONG))),
          profiled(RuleMix::mailedThenBought));

  private RuleMix() {}

  static String purpose(int number) {
    return kind(number).purpose();
  }

  static String rule(int number) {
    return kind(number).rule().apply(new Draw(20261126L + number));
  }

  private static Kind kind(int number) {
    return KINDS.get(number % KINDS.size());
  }

  private static Kind profiled(Function<Draw, String> rule) {
    return new Kind(PROFILED, rule);
  }

  private static String spent(Draw draw) {
    String condition = draw.chance(50) ? where(country(draw)) : ANY;
    return measure("sum", ORDER, "total", condition, draw.of(LONG), 50 * draw.between(1, 8));
  }

  private static String lookedThenBought(Draw draw) {
    return sequence(
        draw.of(LONG),
        step(VIEW, where(category(draw))),
        stepWithout(ORDER, ANY, draw.of(MIDDLE), REFUND));
  }

  private static String returned(Draw draw) {
    return sequence(
        draw.of(LONG),
        step(ORDER, where(from("total", draw.between(20, 80)))),
        stepWithout(REFUND, ANY, draw.of(MIDDLE), ORDER));
  }

  private static String mailedThenBought(Draw draw) {
    return sequence(
        draw.of(LONG),
        step(DELIVERED, campaigns(draw)),
        step(CLICKED, ANY, draw.of(MIDDLE)),
        step(ORDER, ANY, draw.of(MIDDLE)));
  }

  private static String category(Draw draw) {
    return is("category", draw.firstOf(Wares.CATEGORIES));
  }

  private static String country(Draw draw) {
    return is("country", draw.firstOf(Wares.COUNTRIES));
  }

  private static String coupon(Draw draw) {
    return is("coupon", draw.firstOf(Wares.COUPONS));
  }

  private static String campaigns(Draw draw) {
    return where(is("campaign_id", draw.firstOf(Wares.CAMPAIGNS)));
  }
}
