package io.placet.dashboards.insight;

import io.placet.domain.insight.Dimension;
import io.placet.domain.insight.Dimension.OfField;
import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Measure.Contacts;
import io.placet.domain.insight.Measure.Count;
import io.placet.domain.insight.Measure.Funnel;
import io.placet.domain.insight.Measure.Retention;
import io.placet.domain.insight.Measure.Sum;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.WindowReleased;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A shop's figures. */
public final class Shop {
  public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** A Monday. */
  public static final LocalDate MONDAY = LocalDate.parse("2026-11-02");

  static final Dimension CHANNEL =
      new Dimension("channel", new OfField("channel"), List.of("shop", "web"));
  static final Dimension DEPARTEMENT =
      new Dimension("departement", new OfField("departement"), List.of("29", "75"));

  public static final Metric ORDERS =
      metric(
          "orders-by-day",
          new Count(List.of("Order Completed")),
          List.of(CHANNEL, DEPARTEMENT),
          Period.DAY,
          new Bounds(4, 3));
  static final Metric REVENUE =
      metric(
          "revenue-by-week",
          new Sum("total", List.of("Order Completed"), List.of("Order Refunded")),
          List.of(CHANNEL),
          Period.WEEK,
          new Bounds(4, 5_000_000));
  public static final Metric BUYERS =
      metric(
          "buyers-by-day",
          new Contacts(List.of("Order Completed")),
          List.of(CHANNEL),
          Period.DAY,
          new Bounds(4, 1));
  static final Metric FUNNEL =
      metric(
          "mail-funnel",
          new Funnel(List.of("Email Delivered", "Email Link Clicked")),
          List.of(),
          Period.WEEK,
          new Bounds(2, 1));
  static final Metric RETENTION =
      metric(
          "retention",
          new Retention(List.of("Order Completed"), 3),
          List.of(),
          Period.MONTH,
          new Bounds(1, 1));

  public static final Grid GRID =
      new Grid(
          PARIS,
          new Loss(new BigDecimal("0.1"), BigDecimal.ZERO),
          10,
          List.of(ORDERS, REVENUE, BUYERS, FUNNEL, RETENTION));

  private Shop() {}

  static Metric metric(
      String id, Measure measure, List<Dimension> dimensions, Period period, Bounds bounds) {
    return new Metric(
        new MetricRef(id, 1),
        "What was sold: " + id,
        "analytics",
        measure,
        dimensions,
        period,
        bounds,
        new BigDecimal("0.02"));
  }

  /** A day's first instant. */
  public static Instant at(LocalDate day) {
    return day.atStartOfDay(PARIS).toInstant();
  }

  /** A figure with a noise of σ² = 25 (squares of the smallest unit). */
  public static FigureReleased figure(Metric metric, LocalDate day, long value, String... cell) {
    Instant from = at(day);
    return new FigureReleased(
        metric.ref().id(),
        metric.ref().version(),
        from,
        metric.period().end(from, PARIS),
        metric.dimensionNames(),
        List.of(cell),
        value,
        Meaning.scale(metric),
        "25/1",
        10L);
  }

  public static WindowReleased window(Metric metric, LocalDate day, boolean refused) {
    Instant from = at(day);
    return new WindowReleased(
        metric.ref().id(), metric.ref().version(), from, metric.period().end(from, PARIS), refused);
  }

  public static BudgetCharged charge(Metric metric, String month, String rho) {
    return new BudgetCharged(
        month,
        metric.ref().id(),
        metric.ref().version(),
        rho,
        "0",
        metric.bounds().cells(),
        metric.bounds().most());
  }

  static InsightEntry entry(Object body) {
    return new InsightEntry(body);
  }
}
