package io.placet.jobs.flink.metrics;

import io.placet.jobs.flink.Uids;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;

/**
 * One of Flink's metrics, as it is exposed: under a name of ours, and one for all subtasks.
 *
 * @param together what becomes of the values of several subtasks
 */
record Exposed(
    String name, Map<String, String> labels, DoubleSupplier value, DoubleBinaryOperator together) {
  private static final String OURS = "placet_";
  private static final double MS_PER_S = 1_000;

  /** Where in Flink it was measured; of those we only say which source. */
  private static final Set<String> SCOPE =
      Set.of(
          "<host>",
          "<tm_id>",
          "<job_id>",
          "<job_name>",
          "<task_id>",
          "<task_name>",
          "<task_attempt_id>",
          "<task_attempt_num>",
          "<subtask_index>",
          "<operator_id>",
          "<operator_name>");

  /** How a metric is exposed; empty if it is not. */
  static Optional<Exposed> of(Metric metric, String name, MetricGroup group) {
    if (metric instanceof Counter counter) {
      return name.startsWith(OURS)
          ? Optional.of(new Exposed(name, labels(group), counter::getCount, Double::sum))
          : Optional.empty();
    }
    return metric instanceof Gauge<?> gauge ? ofGauge(gauge, name, group) : Optional.empty();
  }

  private static Optional<Exposed> ofGauge(Gauge<?> gauge, String name, MetricGroup group) {
    DoubleSupplier value = () -> number(gauge);
    return switch (name) {
      case "pendingRecords" ->
          Optional.of(new Exposed("placet_source_lag_records", source(group), value, Double::sum));
      case "backPressuredTimeMsPerSecond" ->
          isGate(group)
              ? Optional.of(worst("placet_gate_backpressured_ms_per_second", value))
              : Optional.empty();
      case "lastCheckpointDuration" ->
          Optional.of(worst("placet_checkpoint_seconds", () -> number(gauge) / MS_PER_S));
      case "lastCheckpointCompletedTimestamp" ->
          Optional.of(worst("placet_checkpoint_age_seconds", () -> age(number(gauge))));
      case "numberOfCompletedCheckpoints" -> Optional.of(worst("placet_checkpoints_total", value));
      case "numberOfFailedCheckpoints" ->
          Optional.of(worst("placet_failed_checkpoints_total", value));
      case "numRestarts" -> Optional.of(worst("placet_stream_restarts_total", value));
      default -> Optional.empty();
    };
  }

  private static Exposed worst(String name, DoubleSupplier value) {
    return new Exposed(name, Map.of(), value, Math::max);
  }

  private static Map<String, String> labels(MetricGroup group) {
    Map<String, String> labels = new TreeMap<>();
    group
        .getAllVariables()
        .forEach(
            (variable, value) -> {
              if (!SCOPE.contains(variable)) {
                labels.put(variable.substring(1, variable.length() - 1), value);
              }
            });
    return labels;
  }

  private static Map<String, String> source(MetricGroup group) {
    String operator = group.getAllVariables().getOrDefault("<operator_name>", "");
    return Map.of("source", operator.replace("Source: ", ""));
  }

  private static boolean isGate(MetricGroup group) {
    return group
        .getAllVariables()
        .getOrDefault("<task_name>", "")
        .contains(Uids.CONSENT_GATE.uid());
  }

  /** Not a number where nothing was measured yet; Flink says so in several ways. */
  private static double number(Gauge<?> gauge) {
    return gauge.getValue() instanceof Number number && number.doubleValue() >= 0
        ? number.doubleValue()
        : Double.NaN;
  }

  private static double age(double completedAtMs) {
    return (System.currentTimeMillis() - completedAtMs) / MS_PER_S;
  }
}
