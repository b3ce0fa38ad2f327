package io.placet.jobs.insight.bound;

import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** When the contact at hand was first seen to be active: cohorts are told by that. */
final class FirstSeen {
  /** By metric, milliseconds since 1970. */
  private final MapState<String, Long> first;

  FirstSeen(RuntimeContext context) {
    first = context.getMapState(new MapStateDescriptor<>("first", Types.STRING, Types.LONG));
  }

  /** An event that a metric measures was seen. */
  void see(Metric metric, Instant at) throws Exception {
    if (metric.measure() instanceof Measure.Retention) {
      Long known = first.get(metric.ref().toString());
      if (known == null || at.toEpochMilli() < known) {
        first.put(metric.ref().toString(), at.toEpochMilli());
      }
    }
  }

  /** The first that was seen; empty of a metric that tells no cohorts. */
  Optional<Instant> of(Metric metric) throws Exception {
    return metric.measure() instanceof Measure.Retention
        ? Optional.ofNullable(first.get(metric.ref().toString())).map(Instant::ofEpochMilli)
        : Optional.empty();
  }

  /** Purposes ended: what was seen for them was not. */
  void forget(Collection<Metric> metrics, Collection<String> purposes) throws Exception {
    for (Metric metric : metrics) {
      if (purposes.contains(metric.purpose())) {
        first.remove(metric.ref().toString());
      }
    }
  }
}
