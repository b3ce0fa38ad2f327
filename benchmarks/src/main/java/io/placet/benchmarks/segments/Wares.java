package io.placet.benchmarks.segments;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What events and rules name, the frequent ones first. */
final class Wares {
  /** 120 of them, as a shop of some size has. */
  static final List<String> CATEGORIES =
      Stream.of(
              "candles",
              "lanterns",
              "ceramics",
              "textiles",
              "lamps",
              "baskets",
              "glass",
              "clocks",
              "frames",
              "bags",
              "hooks",
              "chairs")
          .flatMap(
              ware ->
                  Stream.of(
                          "living",
                          "kitchen",
                          "garden",
                          "bath",
                          "office",
                          "hall",
                          "children",
                          "terrace",
                          "festive",
                          "travel")
                      .map(room -> room + "-" + ware))
          .toList();

  static final List<String> COUNTRIES =
      List.of("FR", "BE", "CH", "DE", "GB", "ES", "IT", "NL", "LU", "PT");
  static final List<String> COUPONS = numbered("COUPON-%02d", 40);

  /** One for each week, and some. */
  static final List<String> CAMPAIGNS = numbered("campaign-%02d", 60);

  static final List<String> TIERS = List.of("none", "bronze", "silver", "gold");
  static final List<String> LANGUAGES = List.of("fr", "en", "de", "nl");

  private Wares() {}

  private static List<String> numbered(String format, int many) {
    return IntStream.range(0, many)
        .mapToObj(number -> String.format(Locale.ROOT, format, number))
        .toList();
  }
}
