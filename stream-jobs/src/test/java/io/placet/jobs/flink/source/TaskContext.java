package io.placet.jobs.flink.source;

import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.flink.util.clock.SystemClock;

/** What Flink tells a source about its task. */
record TaskContext(int subtask, int attempt)
    implements DeserializationSchema.InitializationContext, WatermarkGeneratorSupplier.Context {
  @Override
  public MetricGroup getMetricGroup() {
    return new UnregisteredMetricsGroup() {
      @Override
      public Map<String, String> getAllVariables() {
        return Map.of(
            "<subtask_index>", Integer.toString(subtask),
            "<task_attempt_num>", Integer.toString(attempt));
      }
    };
  }

  @Override
  public RelativeClock getInputActivityClock() {
    return SystemClock.getInstance();
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    return SimpleUserCodeClassLoader.create(TaskContext.class.getClassLoader());
  }
}
