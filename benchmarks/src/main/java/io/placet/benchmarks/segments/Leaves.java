package io.placet.benchmarks.segments;

import java.util.Locale;

/** Parts of rules as JSON. */
final class Leaves {
  static final String ORDER = "Order Completed";
  static final String REFUND = "Order Refunded";
  static final String VIEW = "Product Viewed";
  static final String DELIVERED = "Email Delivered";
  static final String OPENED = "Email Opened";
  static final String CLICKED = "Email Link Clicked";

  /** Nothing is asked of the event's properties. */
  static final String ANY = "";

  private Leaves() {}

  static String all(String... parts) {
    return group("and", parts);
  }

  static String any(String... parts) {
    return group("or", parts);
  }

  private static String group(String combinator, String... parts) {
    return "{\"combinator\":\"%s\",\"rules\":[%s]}".formatted(combinator, String.join(",", parts));
  }

  /** The leaf turned round. */
  static String not(String leaf) {
    return "{\"not\":true," + leaf.substring(1);
  }

  static String did(String event, String where, String within) {
    return leaf("did", event, where, "\"within\":\"" + within + "\"");
  }

  static String count(String event, String where, String within, int least) {
    return leaf("count", event, where, "\"within\":\"" + within + "\"," + atLeast(least));
  }

  /** One of the measures of a property. */
  static String measure(
      String measure, String event, String of, String where, String within, int least) {
    return leaf(
        measure,
        event,
        where,
        "\"of\":\"" + of + "\",\"within\":\"" + within + "\"," + atLeast(least));
  }

  /** {@code first} or {@code last}, {@code within} or {@code before}. */
  static String age(String which, String event, String where, String operator, String bound) {
    return leaf(
        which, event, where, "\"operator\":\"%s\",\"value\":\"%s\"".formatted(operator, bound));
  }

  static String sequence(String within, String... steps) {
    return "{\"measure\":\"sequence\",\"within\":\"%s\",\"steps\":[%s]}"
        .formatted(within, String.join(",", steps));
  }

  static String step(String event, String where) {
    return "{\"event\":\"%s\"%s}".formatted(event, where);
  }

  static String step(String event, String where, String within) {
    return "{\"event\":\"%s\"%s,\"within\":\"%s\"}".formatted(event, where, within);
  }

  static String stepWithout(String event, String where, String within, String without) {
    return "{\"event\":\"%s\"%s,\"within\":\"%s\",\"without\":[{\"event\":\"%s\"}]}"
        .formatted(event, where, within, without);
  }

  static String score(String id, double least) {
    return String.format(
        Locale.ROOT,
        "{\"measure\":\"score\",\"score\":\"%s\",\"operator\":\">=\",\"value\":%.2f}",
        id,
        least);
  }

  static String reachable(String channel) {
    return "{\"measure\":\"reachable\",\"channel\":\"" + channel + "\"}";
  }

  static String trait(String trait, String value) {
    return "{\"measure\":\"trait\",\"trait\":\"%s\",\"operator\":\"=\",\"value\":\"%s\"}"
        .formatted(trait, value);
  }

  static String segment(String id) {
    return "{\"measure\":\"segment\",\"segment\":\"" + id + "\"}";
  }

  /** What is asked of an event's properties; to be put into one of the above. */
  static String where(String... conditions) {
    return ",\"where\":" + all(conditions);
  }

  static String is(String property, String value) {
    return "{\"property\":\"%s\",\"operator\":\"=\",\"value\":\"%s\"}".formatted(property, value);
  }

  static String notBelow(String property, int least) {
    return "{\"property\":\"%s\",\"operator\":\">=\",\"value\":%d}".formatted(property, least);
  }

  static String exists(String property) {
    return "{\"property\":\"%s\",\"operator\":\"exists\"}".formatted(property);
  }

  private static String leaf(String measure, String event, String where, String rest) {
    return "{\"measure\":\"%s\",\"event\":\"%s\"%s,%s}".formatted(measure, event, where, rest);
  }

  private static String atLeast(int least) {
    return "\"operator\":\">=\",\"value\":" + least;
  }
}
