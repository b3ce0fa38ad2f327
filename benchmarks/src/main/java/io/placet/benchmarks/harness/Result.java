package io.placet.benchmarks.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What one metric came to.
 *
 * @param size of what was measured on; 0 where it has none
 * @param value for latencies the 99th percentile
 * @param floors what bare parts reached in the same run, by name, in the same unit; the first is
 *     the one that the ratio is taken to
 * @param details further numbers by name
 */
public record Result(
    String bench,
    String metric,
    long size,
    double value,
    String unit,
    Map<String, Double> floors,
    Map<String, Double> details) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Result {
    requireFinite(metric, value);
    floors.forEach(Result::requireFinite);
    details.forEach(Result::requireFinite);
    floors.forEach(
        (name, floor) -> {
          if (floor <= 0) {
            throw new IllegalArgumentException("the floor " + name + " measured nothing");
          }
        });
    floors = Collections.unmodifiableMap(new LinkedHashMap<>(floors));
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  public static Result of(String bench, String metric, double value, String unit, long size) {
    return new Result(bench, metric, size, value, unit, Map.of(), Map.of());
  }

  /** The 99th percentile in milliseconds, with its details. */
  public static Result latency(String bench, String metric, Histogram micros, long size) {
    return of(bench, metric, p99Ms(micros), "ms", size)
        .with("p50", micros.getValueAtPercentile(50) / 1e3)
        .with("p99", p99Ms(micros))
        .with("max", micros.getMaxValue() / 1e3)
        .with("samples", (double) micros.getTotalCount());
  }

  /** The 99th percentile in milliseconds. */
  public static double p99Ms(Histogram micros) {
    return micros.getValueAtPercentile(99) / 1e3;
  }

  /** Beside one more floor. */
  public Result beside(String floor, double reached) {
    return new Result(bench, metric, size, value, unit, plus(floors, floor, reached), details);
  }

  /** With one more number. */
  public Result with(String name, double number) {
    return new Result(bench, metric, size, value, unit, floors, plus(details, name, number));
  }

  /** With the least and the greatest of what rounds gave. */
  public Result with(Spread rounds) {
    return with("low", rounds.least()).with("high", rounds.greatest());
  }

  /** The floor that the ratio is taken to. */
  public Optional<Double> floor() {
    return floors.values().stream().findFirst();
  }

  public Optional<Double> ratio() {
    return floor().map(reached -> value / reached);
  }

  /** The line that is printed. */
  ObjectNode toJson(boolean quick) {
    ObjectNode line = JSON.createObjectNode().put("bench", bench).put("metric", metric);
    if (size > 0) {
      line.put("size", size);
    }
    line.put("value", rounded(value)).put("unit", unit);
    floor().ifPresent(reached -> line.put("floor", rounded(reached)));
    ratio().ifPresent(share -> line.put("ratio", rounded(share)));
    details.forEach((name, number) -> line.put(name, rounded(number)));
    if (!floors.isEmpty()) {
      ObjectNode all = line.putObject("floors");
      floors.forEach((name, reached) -> all.put(name, rounded(reached)));
    }
    return quick ? line.put("quick", true) : line;
  }

  private static Map<String, Double> plus(Map<String, Double> map, String name, double number) {
    Map<String, Double> more = new LinkedHashMap<>(map);
    more.put(name, number);
    return more;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private static void requireFinite(String name, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(name + " is not a number");
    }
  }
}
