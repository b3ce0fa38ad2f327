package io.placet.benchmarks.harness;

import java.util.List;

/** What several rounds gave. */
public record Spread(double least, double median, double greatest) {
  /** Of at least one value; the median of an even number is the mean of the middle two. */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no round was measured");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int last = sorted.size() - 1;
    double median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
    return new Spread(sorted.get(0), median, sorted.get(last));
  }
}
