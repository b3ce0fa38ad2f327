package io.placet.dashboards.insight;

import io.placet.domain.privacy.MetricRef;
import io.placet.domain.privacy.Ratio;
import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.WindowReleased;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic's records. What is none is left out and logged: nothing is made up for it. */
final class Entries {
  private static final Logger LOG = LoggerFactory.getLogger(Entries.class);

  private final SingleObject<InsightEntry> codec = SingleObject.of(InsightEntry.class);
  private final Set<String> variances = new HashSet<>();

  Released read(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    List<FigureReleased> figures = new ArrayList<>();
    List<BudgetCharged> charges = new ArrayList<>();
    List<WindowReleased> windows = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.value() == null) {
        continue;
      }
      try {
        Object body = checked(codec.decode(record.value()).getBody());
        if (body instanceof FigureReleased figure) {
          figures.add(figure);
        } else if (body instanceof BudgetCharged charge) {
          charges.add(charge);
        } else if (body instanceof WindowReleased window) {
          windows.add(window);
        }
      } catch (MalformedRecordException
          | IllegalArgumentException
          | ArithmeticException
          | DateTimeException malformed) {
        LOG.atWarn()
            .addKeyValue("partition", record.partition())
            .addKeyValue("offset", record.offset())
            .log("What is no released figure was left out");
      }
    }
    return new Released(figures, charges, windows);
  }

  private Object checked(Object body) {
    if (body instanceof FigureReleased figure) {
      new MetricRef(figure.getMetric(), figure.getVersion());
      if (variances.add(figure.getVariance())) {
        Ratio.parse(figure.getVariance());
      }
    } else if (body instanceof BudgetCharged charge) {
      YearMonth.parse(charge.getMonth());
      new BigDecimal(charge.getRho());
      new BigDecimal(charge.getDelta());
    }
    return body;
  }
}
