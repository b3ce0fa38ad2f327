package io.placet.jobs.contact.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Misfit;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Generalisation;
import io.placet.domain.register.Treatment;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class PseudonymMetricsTest {
  private static final Field LINES = new Field("lines", FieldType.INTEGER, Treatment.KEEP);
  private static final Field POSTCODE =
      Field.generalised("postcode", FieldType.TEXT, Generalisation.DEPARTEMENT);
  private static final EventType ORDER =
      new EventType(
          "Order Completed", List.of("analytics"), Map.of("lines", LINES, "postcode", POSTCODE));

  private final MetricListener flink = new MetricListener();
  private final PseudonymMetrics metrics = new PseudonymMetrics(flink.getMetricGroup());

  @Test
  void misfitsAreCountedByEventTypeFieldAndReason() {
    metrics.leftOut(
        ORDER, misfits(Map.of(POSTCODE, Misfit.NOT_GENERALISED, LINES, Misfit.WRONG_TYPE)));
    metrics.leftOut(ORDER, misfits(Map.of(POSTCODE, Misfit.NOT_GENERALISED)));

    assertThat(counted("postcode", "not_generalised")).isEqualTo(2);
    assertThat(counted("lines", "wrong_type")).isEqualTo(1);
  }

  @Test
  void undeclaredNamesAreCountedButNotNamed() {
    metrics.leftOut(ORDER, new TreatedFields(Map.of(), 3, Map.of(), 0));

    assertThat(flink.getCounter("placet_undeclared_fields_total").map(Counter::getCount))
        .contains(3L);
  }

  private static TreatedFields misfits(Map<Field, Misfit> misfits) {
    return new TreatedFields(Map.of(), 0, misfits, 0);
  }

  private long counted(String field, String reason) {
    return flink
        .getCounter(
            "event_type",
            ORDER.name(),
            "field",
            field,
            "reason",
            reason,
            "placet_misfitting_fields_total")
        .orElseThrow()
        .getCount();
  }
}
