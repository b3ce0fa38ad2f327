package io.placet.jobs.insight.ledger;

import io.placet.domain.privacy.MetricRef;
import io.placet.schemas.insight.Charge;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was released and paid for until now. It only grows. */
public final class Released {
  private final Map<MetricRef, Instant> until = new HashMap<>();
  private final Map<YearMonth, Map<MetricRef, Charge>> charges = new HashMap<>();

  /** All windows of a metric up to an instant are over. */
  public void window(MetricRef metric, Instant end) {
    until.merge(metric, end, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** A metric was charged; of one that was charged twice the first counts. */
  public void charge(Charge charge) {
    charges
        .computeIfAbsent(charge.month(), absent -> new HashMap<>())
        .putIfAbsent(charge.metric(), charge);
  }

  /** What was paid for a metric in a month. */
  public Optional<Charge> charge(YearMonth month, MetricRef metric) {
    return Optional.ofNullable(charges.getOrDefault(month, Map.of()).get(metric));
  }

  /** The end of the newest window of a metric that is over. */
  public Optional<Instant> until(MetricRef metric) {
    return Optional.ofNullable(until.get(metric));
  }

  public List<Charge> charges() {
    return charges.values().stream().flatMap(of -> of.values().stream()).toList();
  }

  public boolean isEmpty() {
    return until.isEmpty() && charges.isEmpty();
  }

  /** The newest month in which anything was charged. */
  public Optional<YearMonth> newestMonth() {
    return charges.keySet().stream().max(YearMonth::compareTo);
  }
}
