package io.placet.jobs.insight;

import io.placet.domain.insight.Dimension;
import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.OwnEvents;
import io.placet.domain.insight.Period;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.register.Insights;
import io.placet.domain.register.Register;
import io.placet.jobs.contact.SampleRegister;
import io.placet.schemas.register.RegisterLoader;
import java.math.BigDecimal;
import java.util.List;

/** Metrics of a small shop, for tests. */
final class Shop {
  static final String ORDER = "Order Completed";
  static final String COUNTRY = "country";

  private Shop() {}

  /** The sample, with other figures. */
  static Register register(List<Metric> metrics, Loss budget) {
    Register sample = RegisterLoader.parse(SampleRegister.yaml(), "register.yaml");
    return new Register(
        sample.sha256(),
        sample.controller(),
        sample.officer(),
        sample.zone(),
        sample.country(),
        sample.people(),
        sample.data(),
        sample.securityMeasures(),
        sample.purposes(),
        sample.minors(),
        sample.contactRules(),
        sample.notices(),
        sample.collectionPoints(),
        sample.eventTypes(),
        sample.recipients(),
        sample.retention(),
        sample.exports(),
        new Insights(budget, 10, metrics));
  }

  static Metric orders(Period period, int cells, String rho) {
    return new Metric(
        new MetricRef("orders", 1),
        "Orders",
        "analytics",
        new Measure.Count(List.of(ORDER)),
        List.of(),
        period,
        new Bounds(cells, 1),
        new BigDecimal(rho));
  }

  static Metric ordersByCountry(Period period, int cells, String rho) {
    return new Metric(
        new MetricRef("orders-by-country", 1),
        "Orders by country",
        "analytics",
        new Measure.Count(List.of(ORDER)),
        List.of(new Dimension(COUNTRY, new Dimension.OfField(COUNTRY), List.of("FR", "DE", "BE"))),
        period,
        new Bounds(cells, 1),
        new BigDecimal(rho));
  }

  /** Of segments {@code loyal} and {@code new}. */
  static Metric sizes(Period period, int cells, String rho) {
    return new Metric(
        new MetricRef("sizes", 1),
        "Sizes of segments",
        "analytics",
        new Measure.Members(List.of("loyal", "new")),
        List.of(),
        period,
        new Bounds(cells, 1),
        new BigDecimal(rho));
  }

  static Metric flows(int cells, String rho) {
    return new Metric(
        new MetricRef("flows", 1),
        "Who enters segments and leaves them",
        "analytics",
        new Measure.Count(List.of(OwnEvents.SEGMENT_CHANGED)),
        List.of(
            new Dimension(
                OwnEvents.CHANGE,
                new Dimension.OfField(OwnEvents.CHANGE),
                List.of(OwnEvents.ENTERED, OwnEvents.LEFT))),
        Period.DAY,
        new Bounds(cells, 1),
        new BigDecimal(rho));
  }

  static Metric version(Metric metric, int version) {
    return new Metric(
        new MetricRef(metric.ref().id(), version),
        metric.description(),
        metric.purpose(),
        metric.measure(),
        metric.dimensions(),
        metric.period(),
        metric.bounds(),
        metric.rho());
  }
}
