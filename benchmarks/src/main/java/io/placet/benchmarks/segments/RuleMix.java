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
import static io.placet.benchmarks.segments.Leaves.is;
import static io.placet.benchmarks.segments.Leaves.measure;
import static io.placet.benchmarks.segments.Leaves.not;
import static io.placet.benchmarks.segments.Leaves.notBelow;
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
 * Kinds of rule, with thresholds, windows and conditions drawn anew for each. Some are general: who
 * is new, buys much, falls silent. The others are of one category, campaign, coupon or country, as
 * most are where there are many: of ten segments five are general, of a hundred 22, of a thousand
 * 58. They are made so that contacts who do some dozen things a year are in some and not in others.
 */
final class RuleMix {
  /** Purpose of the kind that asks for opened mails. */
  static final String TRACKED = "email-tracking";

  static final String PROFILED = "profiling";

  private static final List<String> SHORT = List.of("PT6H", "P1D", "P2D", "P3D", "P7D");
  private static final List<String> MIDDLE = List.of("P7D", "P14D", "P30D", "P60D");
  private static final List<String> LONG = List.of("P30D", "P60D", "P90D", "P180D", "P365D");

  /** Up to here every other one is general, then one of 25. */
  private static final int OFTEN_GENERAL = 40;

  private static final int SELDOM = 25;

  private record Kind(String purpose, Function<Draw, String> rule) {}

  private static final List<Kind> GENERAL =
      List.of(
          profiled(draw -> age("first", ORDER, ANY, "within", draw.of(MIDDLE))),
          profiled(
              draw ->
                  all(
                      age("last", ORDER, ANY, "before", draw.of(MIDDLE)),
                      age("last", ORDER, ANY, "within", draw.of(List.of("P90D", "P180D"))))),
          profiled(
              draw -> measure("sum", ORDER, "total", ANY, draw.of(LONG), 50 * draw.between(1, 12))),
          profiled(
              draw ->
                  all(
                      measure(
                          "distinct", VIEW, "product_id", ANY, draw.of(LONG), draw.between(3, 9)),
                      not(did(ORDER, ANY, draw.of(MIDDLE))))),
          profiled(draw -> score("interest", draw.between(5, 40))),
          profiled(
              draw ->
                  all(
                      measure("average", ORDER, "total", ANY, draw.of(LONG), draw.between(40, 200)),
                      reachable("email"))),
          profiled(
              draw ->
                  all(
                      count(DELIVERED, ANY, draw.of(LONG), draw.between(2, 6)),
                      not(did(CLICKED, ANY, draw.of(LONG))))),
          profiled(
              draw ->
                  any(
                      measure(
                          "maximum", ORDER, "total", ANY, draw.of(LONG), draw.between(100, 500)),
                      measure(
                          "sum", ORDER, "quantity", ANY, draw.of(LONG), draw.between(40, 160)))),
          profiled(
              draw ->
                  sequence(
                      draw.of(LONG),
                      step(ORDER, where(notBelow("total", draw.between(20, 80)))),
                      stepWithout(REFUND, ANY, draw.of(MIDDLE), ORDER))),
          profiled(draw -> all(segment(SegmentMix.id(0)), not(did(REFUND, ANY, draw.of(LONG))))));

  private static final List<Kind> SPECIFIC =
      List.of(
          profiled(draw -> count(VIEW, where(category(draw)), draw.of(LONG), draw.between(1, 4))),
          profiled(
              draw ->
                  sequence(
                      draw.of(LONG),
                      step(VIEW, where(category(draw))),
                      stepWithout(ORDER, ANY, draw.of(MIDDLE), REFUND))),
          profiled(
              draw ->
                  any(
                      count(ORDER, where(country(draw), coupon(draw)), draw.of(LONG), 1),
                      count(ORDER, where(coupon(draw)), draw.of(LONG), 2))),
          new Kind(TRACKED, draw -> count(OPENED, where(campaign(draw)), draw.of(LONG), 1)),
          profiled(
              draw ->
                  all(
                      count(VIEW, where(category(draw)), draw.of(SHORT), draw.between(1, 2)),
                      not(did(ORDER, ANY, draw.of(SHORT))))),
          profiled(
              draw ->
                  all(
                      score("interest", draw.between(5, 30)),
                      did(VIEW, where(category(draw)), draw.of(LONG)))),
          profiled(
              draw ->
                  all(
                      did(CLICKED, where(campaign(draw)), draw.of(LONG)),
                      did(VIEW, where(category(draw)), draw.of(LONG)))),
          profiled(
              draw ->
                  all(
                      trait("country", draw.firstOf(Wares.COUNTRIES)),
                      did(VIEW, where(category(draw), country(draw)), draw.of(LONG)))),
          profiled(
              draw ->
                  all(
                      did(DELIVERED, where(campaign(draw)), draw.of(MIDDLE)),
                      not(did(CLICKED, where(campaign(draw)), draw.of(MIDDLE))))),
          profiled(
              draw ->
                  did(
                      ORDER,
                      where(
                          coupon(draw),
                          exists("country"),
                          notBelow("total", draw.between(20, 120))),
                      draw.of(LONG))),
          profiled(
              draw ->
                  all(
                      count(VIEW, where(category(draw)), draw.of(LONG), 1),
                      measure(
                          "distinct", VIEW, "product_id", where(category(draw)), draw.of(LONG), 2),
                      reachable("email"))),
          profiled(
              draw ->
                  sequence(
                      draw.of(LONG),
                      step(DELIVERED, where(campaign(draw))),
                      step(CLICKED, ANY, draw.of(MIDDLE)),
                      step(ORDER, ANY, draw.of(MIDDLE)))));

  private RuleMix() {}

  static String purpose(int number) {
    return kind(number).purpose();
  }

  static String rule(int number) {
    return kind(number).rule().apply(new Draw(20261126L + number));
  }

  private static Kind kind(int number) {
    List<Kind> kinds = isGeneral(number) ? GENERAL : SPECIFIC;
    int place = number < OFTEN_GENERAL ? number / 2 : isGeneral(number) ? number / SELDOM : number;
    return kinds.get(place % kinds.size());
  }

  static boolean isGeneral(int number) {
    return number % (number < OFTEN_GENERAL ? 2 : SELDOM) == 0;
  }

  private static Kind profiled(Function<Draw, String> rule) {
    return new Kind(PROFILED, rule);
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

  private static String campaign(Draw draw) {
    return is("campaign_id", draw.firstOf(Wares.CAMPAIGNS));
  }
}
