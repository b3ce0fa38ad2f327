package io.placet.schemas.insight;

import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.DiscreteGaussian;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.privacy.Ratio;
import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.WindowReleased;
import io.placet.schemas.topic.Keys;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/** Entries of the topic insights, from and to the domain, and their keys. */
public final class InsightCodec {
  private InsightCodec() {}

  /**
   * A released figure.
   *
   * @param start first instant of the window
   * @param zone the register's
   * @param cell a value of each of the metric's dimensions, in their order
   * @param value with the noise in it
   * @param noise from which that was drawn
   */
  public static InsightEntry figure(
      Metric metric,
      Instant start,
      ZoneId zone,
      List<String> cell,
      long value,
      DiscreteGaussian noise) {
    List<String> dimensions = metric.dimensionNames();
    if (cell.size() != dimensions.size()) {
      throw new IllegalArgumentException("a cell has a value of each dimension: " + dimensions);
    }
    return new InsightEntry(
        new FigureReleased(
            metric.ref().id(),
            metric.ref().version(),
            start,
            metric.period().end(start, zone),
            dimensions,
            cell,
            value,
            metric.scale(),
            noise.variance().toString(),
            noise.within95()));
  }

  public static InsightEntry charged(Charge charge) {
    return new InsightEntry(
        new BudgetCharged(
            charge.month().toString(),
            charge.metric().id(),
            charge.metric().version(),
            charge.loss().rho().toPlainString(),
            charge.loss().delta().toPlainString(),
            charge.bounds().cells(),
            charge.bounds().most()));
  }

  /**
   * That all cells of a window are released, or none ever will be.
   *
   * @param refused whether it is none, because the month's budget did not allow it
   */
  public static InsightEntry window(
      MetricRef metric, Instant from, Instant until, boolean refused) {
    return new InsightEntry(
        new WindowReleased(metric.id(), metric.version(), from, until, refused));
  }

  /** What {@link #charged} was given; ρ and δ with the same decimals. */
  public static Charge charge(BudgetCharged charged) {
    return new Charge(
        YearMonth.parse(charged.getMonth()),
        new MetricRef(charged.getMetric(), charged.getVersion()),
        new Loss(new BigDecimal(charged.getRho()), new BigDecimal(charged.getDelta())),
        new Bounds(charged.getCells(), charged.getMost()));
  }

  public static MetricRef metric(FigureReleased figure) {
    return new MetricRef(figure.getMetric(), figure.getVersion());
  }

  public static MetricRef metric(WindowReleased window) {
    return new MetricRef(window.getMetric(), window.getVersion());
  }

  /** The noise's σ² in squares of the metric's smallest unit. */
  public static Ratio variance(FigureReleased figure) {
    return Ratio.parse(figure.getVariance());
  }

  /** The key of an entry. */
  public static byte[] key(InsightEntry entry) {
    Object body = entry.getBody();
    if (body instanceof FigureReleased figure) {
      return Keys.figure(metric(figure), figure.getFrom(), figure.getCell());
    }
    if (body instanceof BudgetCharged charged) {
      Charge charge = charge(charged);
      return Keys.charge(charge.month(), charge.metric());
    }
    if (body instanceof WindowReleased window) {
      return Keys.window(metric(window), window.getFrom());
    }
    throw new IllegalArgumentException("an entry that this version does not know");
  }
}
