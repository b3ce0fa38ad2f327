package io.placet.benchmarks.harness;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Results: each as a JSON line at once, all as a table at the end. */
public final class Report {
  private final PrintStream lines;
  private final boolean quick;
  private final List<Result> results = new ArrayList<>();

  public Report(PrintStream lines, boolean quick) {
    this.lines = lines;
    this.quick = quick;
  }

  /** Prints a result. */
  public void add(Result result) {
    results.add(result);
    lines.println(result.toJson(quick));
    lines.flush();
  }

  /** A single value. */
  public void value(String bench, String metric, double value, String unit, long size) {
    add(Result.of(bench, metric, value, unit, size));
  }

  /**
   * Latencies beside their floor.
   *
   * @param micros of the system, in microseconds
   * @param floorMicros of the floor in the same run
   */
  public void latency(
      String bench, String metric, Histogram micros, Histogram floorMicros, long size) {
    add(Result.latency(bench, metric, micros, size).beside("floor", Result.p99Ms(floorMicros)));
  }

  /** All results so far, for people. */
  public void printTable(PrintStream out) {
    if (!results.isEmpty()) {
      Table.of(results).lines().forEach(out::println);
    }
  }
}
