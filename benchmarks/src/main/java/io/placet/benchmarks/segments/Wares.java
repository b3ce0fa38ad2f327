package io.placet.benchmarks.segments;

import java.util.List;

/** What events and rules name, the frequent ones first. */
final class Wares {
  static final List<String> CATEGORIES =
      List.of(
          "gifts",
          "candles",
          "lanterns",
          "ceramics",
          "textiles",
          "kitchen",
          "garden",
          "toys",
          "paper",
          "lamps",
          "baskets",
          "glass",
          "clocks",
          "frames",
          "bags",
          "hooks",
          "soaps",
          "rugs",
          "chairs",
          "maps");
  static final List<String> COUNTRIES =
      List.of("FR", "BE", "CH", "DE", "GB", "ES", "IT", "NL", "LU", "PT");
  static final List<String> COUPONS =
      List.of("WELCOME", "SUMMER", "SHIPPING", "BACK10", "LOYAL", "WINTER", "FRIEND", "BULK");
  static final List<String> CAMPAIGNS =
      List.of("weekly", "autumn", "winter", "spring", "summer", "sale", "new-in", "loyal");
  static final List<String> TIERS = List.of("none", "bronze", "silver", "gold");
  static final List<String> LANGUAGES = List.of("fr", "en", "de", "nl");

  private Wares() {}
}
