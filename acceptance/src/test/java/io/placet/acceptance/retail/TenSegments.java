package io.placet.acceptance.retail;

import static io.placet.acceptance.retail.PlainMeasures.averageAtLeast;
import static io.placet.acceptance.retail.PlainMeasures.count;
import static io.placet.acceptance.retail.PlainMeasures.did;
import static io.placet.acceptance.retail.PlainMeasures.differentLinesAtLeast;
import static io.placet.acceptance.retail.PlainMeasures.firstWithin;
import static io.placet.acceptance.retail.PlainMeasures.largestQuantityOver;
import static io.placet.acceptance.retail.PlainMeasures.lastBefore;
import static io.placet.acceptance.retail.PlainMeasures.lastWithin;
import static io.placet.acceptance.retail.PlainMeasures.sequence;
import static io.placet.acceptance.retail.PlainMeasures.smallestTotalAtLeast;
import static io.placet.acceptance.retail.PlainMeasures.sumAtLeast;
import static io.placet.acceptance.retail.PlainRule.all;
import static io.placet.acceptance.retail.PlainRule.any;
import static io.placet.acceptance.retail.PlainRule.not;
import static io.placet.acceptance.retail.PlainStep.begin;
import static io.placet.acceptance.retail.PlainStep.then;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ten segments as they are defined in {@code segments/ten}, and each once more in Java, from the
 * words of its description. Neither is made from the other.
 */
public final class TenSegments {
  private static final Map<String, SegmentTruth.Rule> RULES = new TreeMap<>();

  static {
    add("new-customers", firstWithin(Seen::orders, days(7)), days(7));
    add(
        "steady-buyers",
        all(
            count(seen -> seen.orders().within(days(60)), orders -> orders >= 3),
            averageAtLeast(seen -> seen.orders().within(days(60)), "250")),
        days(60));
    add(
        "returning",
        all(
            did(seen -> seen.refunds().within(days(30))),
            any(lastWithin(Seen::orders, days(10)), count(Seen::orders, orders -> orders == 0))),
        days(30),
        days(10));
    add(
        "gone-quiet",
        all(
            lastBefore(Seen::orders, days(60)),
            lastWithin(Seen::orders, days(180)),
            sumAtLeast(Seen::orders, "1000")),
        days(60),
        days(180));
    add("abroad", abroad(), days(180), days(90));
    add(
        "large-baskets",
        all(
            smallestTotalAtLeast(seen -> seen.orders().within(days(45)), "100"),
            // no order of the file has a coupon
            largestQuantityOver(seen -> seen.orders().within(days(45)), 150)),
        days(45));
    add("varied", varied(), days(90));
    add(
        "never-a-return",
        all(
            count(Seen::orders, orders -> orders >= 3),
            lastWithin(Seen::orders, days(90)),
            not(did(Seen::refunds))),
        days(90));
    add(
        "returned-soon",
        sequence(
            seen -> seen.within(days(90)),
            begin(event -> event.order() && isAtLeast(event, 50)),
            then(event -> !event.order(), days(14), RetailEvent::order)),
        days(90));
    add("three-in-a-row", threeInARow(), days(120), Duration.ofHours(36));
  }

  private TenSegments() {}

  public static Set<String> ids() {
    return RULES.keySet();
  }

  public static SegmentTruth.Rule rule(String id) {
    SegmentTruth.Rule rule = RULES.get(id);
    if (rule == null) {
      throw new IllegalArgumentException(id);
    }
    return rule;
  }

  /** Its definition, as JSON. */
  public static String definition(String id) {
    try (InputStream file =
        TenSegments.class.getResourceAsStream("/segments/ten/" + id + ".json")) {
      if (file == null) {
        throw new IllegalArgumentException(id);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static PlainRule abroad() {
    return any(
        count(
            seen ->
                seen.orders()
                    .within(days(180))
                    .only(order -> !Set.of("United Kingdom", "EIRE").contains(order.country())),
            orders -> orders >= 2),
        all(
            did(
                seen ->
                    seen.orders()
                        .within(days(90))
                        .only(order -> order.country().equals("EIRE") && isAtLeast(order, 200))),
            not(did(seen -> seen.refunds().within(days(90))))));
  }

  private static PlainRule varied() {
    return all(
        differentLinesAtLeast(seen -> seen.orders().within(days(90)), 3),
        not(
            any(
                did(seen -> seen.refunds().within(days(90)).only(refund -> isAtLeast(refund, 200))),
                count(seen -> seen.refunds().within(days(90)), refunds -> refunds > 2))));
  }

  private static PlainRule threeInARow() {
    return any(
        sequence(
            seen -> seen.within(days(120)),
            begin(RetailEvent::order),
            then(RetailEvent::order, days(20), event -> !event.order()),
            then(RetailEvent::order, days(20), event -> !event.order())),
        count(seen -> seen.orders().within(Duration.ofHours(36)), orders -> orders >= 2));
  }

  private static void add(String id, PlainRule rule, Duration... windows) {
    RULES.put(
        id,
        new SegmentTruth.Rule() {
          @Override
          public boolean holds(Seen seen) {
            return rule.holds(seen);
          }

          @Override
          public List<Why> why(Seen seen) {
            return rule.why(seen, "rule").toList();
          }

          @Override
          public List<Duration> windows() {
            return List.of(windows);
          }
        });
  }

  private static boolean isAtLeast(RetailEvent event, long total) {
    return event.total().compareTo(BigDecimal.valueOf(total)) >= 0;
  }

  private static Duration days(int days) {
    return Duration.ofHours(24L * days);
  }
}
