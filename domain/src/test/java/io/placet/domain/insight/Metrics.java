package io.placet.domain.insight;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.MetricRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A metric of each measure, and events for them. */
final class Metrics {
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  static final String ORDER = "Order Completed";
  static final String REFUND = "Order Refunded";
  static final String DELIVERED = "Email Delivered";
  static final String CLICKED = "Email Link Clicked";

  /** A Monday's first instant in Paris. */
  static final Instant MONDAY = Instant.parse("2026-11-22T23:00:00Z");

  static final Dimension COUNTRY =
      new Dimension("country", new Dimension.OfField("country"), List.of("France", "EIRE"));
  static final Dimension EVENT =
      new Dimension("event", new Dimension.OfType(), List.of(ORDER, REFUND));

  static final Metric ORDERS =
      metric(new Measure.Count(List.of(ORDER)), List.of(COUNTRY), new Bounds(4, 2));
  static final Metric REVENUE =
      metric(
          new Measure.Sum("total", List.of(ORDER), List.of(REFUND)),
          List.of(),
          new Bounds(4, 5_000_000));
  static final Metric BUYERS =
      metric(new Measure.Contacts(List.of(ORDER)), List.of(COUNTRY), new Bounds(4, 1));
  static final Metric FUNNEL =
      metric(new Measure.Funnel(List.of(DELIVERED, CLICKED, ORDER)), List.of(), new Bounds(12, 1));
  static final Metric RETENTION =
      metric(new Measure.Retention(List.of(ORDER), 3), List.of(), new Bounds(4, 1));

  private Metrics() {}

  static Metric metric(Measure measure, List<Dimension> dimensions, Bounds bounds) {
    return new Metric(
        new MetricRef("figures", 1),
        "Figures",
        "analytics",
        measure,
        dimensions,
        Period.WEEK,
        bounds,
        new BigDecimal("0.01"));
  }

  static Event event(String type, Instant at, Map<String, FieldValue> fields) {
    return new Event("event", type, at, fields);
  }

  static Event of(String country) {
    return event(ORDER, MONDAY, Map.of("country", new FieldValue.Text(country)));
  }

  static Event worth(String type, long unscaled) {
    return event(type, MONDAY, Map.of("total", new FieldValue.Decimal(unscaled)));
  }
}
