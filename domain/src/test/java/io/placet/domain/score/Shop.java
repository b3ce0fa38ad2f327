package io.placet.domain.score;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events of one contact, and models over them. */
final class Shop {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final String ORDER = "Order Completed";
  static final String VIEW = "Product Viewed";
  static final String TOTAL = "total";
  static final int DAYS = 200;

  /** Fader, Hardie and Lee 2005, table 2. */
  static final BgNbd PUBLISHED = new BgNbd(0.243, 4.414, 0.793, 2.426);

  static final List<ScoreModel> MODELS =
      List.of(
          new PointsModel(Duration.ofDays(30), Map.of(ORDER, 10.0, VIEW, -0.5)),
          new RfmModel(
              ORDER,
              TOTAL,
              new Classes(List.of(10.0, 50.0), 3),
              new Classes(List.of(1.0, 4.0), 2),
              new Classes(List.of(20.0, 99.5), 1)),
          new LogisticModel(
              -1.5,
              List.of(
                  new LogisticModel.Term(
                      "orders", new Feature.Count(ORDER, Duration.ofDays(90)), 2, 1.5, 0.8),
                  new LogisticModel.Term(
                      "spent", new Feature.Sum(ORDER, TOTAL, Duration.ofDays(90)), 50, 40, 0.1),
                  new LogisticModel.Term(
                      "silence", new Feature.DaysSince(VIEW, Duration.ofDays(60)), 20, 9, -2))),
          new BgNbdModel(ORDER, TimeUnit.WEEKS, PUBLISHED, new BgNbdModel.ExpectedPurchases(13)),
          new BgNbdModel(ORDER, TimeUnit.DAYS, PUBLISHED, new BgNbdModel.ProbabilityAlive()));

  private Shop() {}

  static Instant day(double days) {
    return START.plusMillis((long) (days * Duration.ofDays(1).toMillis()));
  }

  static Event order(double day, String total) {
    return new Event(
        "order-" + day,
        ORDER,
        day(day),
        Map.of(TOTAL, FieldValue.Decimal.of(new BigDecimal(total))));
  }

  static Event view(double day) {
    return new Event("view-" + day, VIEW, day(day), Map.of());
  }

  static Arbitrary<List<Event>> histories() {
    Arbitrary<Double> days = Arbitraries.doubles().between(0, DAYS).ofScale(3);
    return Combinators.combine(days, Arbitraries.integers().between(-1, 20_000))
        .as(
            (day, cents) ->
                cents < 0 ? view(day) : order(day, BigDecimal.valueOf(cents, 2).toString()))
        .list()
        .ofMaxSize(30);
  }
}
