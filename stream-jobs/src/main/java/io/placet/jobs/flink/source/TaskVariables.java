package io.placet.jobs.flink.source;

import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.scope.ScopeFormat;

/** What a source can learn about its task: Flink tells it only through the metric group. */
final class TaskVariables {
  private TaskVariables() {}

  /** Number of the attempt, from 0. */
  static int attempt(MetricGroup metrics) {
    return read(metrics, ScopeFormat.SCOPE_TASK_ATTEMPT_NUM);
  }

  /** Index of the subtask, from 0. */
  static int subtask(MetricGroup metrics) {
    return read(metrics, ScopeFormat.SCOPE_TASK_SUBTASK_INDEX);
  }

  private static int read(MetricGroup metrics, String variable) {
    String value = metrics.getAllVariables().get(variable);
    if (value == null) {
      throw new IllegalStateException("the metric group does not say " + variable);
    }
    return Integer.parseInt(value);
  }
}
