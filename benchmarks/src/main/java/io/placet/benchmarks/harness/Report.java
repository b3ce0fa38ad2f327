package io.placet.benchmarks.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import org.HdrHistogram.Histogram;

/** Results as JSON lines. */
public final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final boolean quick;

  public Report(PrintStream out, boolean quick) {
    this.out = out;
    this.quick = quick;
  }

  /** A single value. */
  public void value(String bench, String metric, double value, String unit, long size) {
    print(line(bench, metric, size).put("value", rounded(value)).put("unit", unit));
  }

  /**
   * Latencies beside their floor.
   *
   * @param micros of the system, in microseconds
   * @param floorMicros of the floor in the same run
   */
  public void latency(
      String bench, String metric, Histogram micros, Histogram floorMicros, long size) {
    double p99 = micros.getValueAtPercentile(99) / 1e3;
    double floor = floorMicros.getValueAtPercentile(99) / 1e3;
    print(
        line(bench, metric, size)
            .put("value", rounded(p99))
            .put("unit", "ms")
            .put("floor", rounded(floor))
            .put("ratio", rounded(p99 / floor))
            .put("p50", rounded(micros.getValueAtPercentile(50) / 1e3))
            .put("p99", rounded(p99))
            .put("max", rounded(micros.getMaxValue() / 1e3))
            .put("samples", micros.getTotalCount()));
  }

  private ObjectNode line(String bench, String metric, long size) {
    ObjectNode line = JSON.createObjectNode().put("bench", bench).put("metric", metric);
    if (size > 0) {
      line.put("size", size);
    }
    return quick ? line.put("quick", true) : line;
  }

  private void print(ObjectNode line) {
    out.println(line);
    out.flush();
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
