package io.placet.gateway.derived;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;

/** How values are distributed: counts in bins of equal width. */
public final class Histogram {
  private static final int BINS = 20;

  /** So few are told as few. */
  private static final int TOLD = 10;

  private final double[] values;

  /** Of values in any order. */
  public Histogram(List<Double> values) {
    this.values = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  public int count() {
    return values.length;
  }

  /** The smallest value; 0 of none. */
  public double least() {
    return values.length == 0 ? 0 : values[0];
  }

  /** The largest value; 0 of none. */
  public double most() {
    return values.length == 0 ? 0 : values[values.length - 1];
  }

  /** In bins over its own values. */
  public JsonObject toJson(boolean exact) {
    return toJson(least(), most(), exact);
  }

  /** In bins over a range that holds all values. */
  public JsonObject toJson(double from, double to, boolean exact) {
    JsonObject json = new JsonObject().put("count", Sizes.count(values.length, exact));
    JsonArray bins = new JsonArray();
    if (values.length >= (exact ? 1 : TOLD)) {
      json.put("mean", Arrays.stream(values).sum() / values.length)
          .put("median", values[values.length / 2]);
      if (exact) {
        json.put("minimum", least()).put("maximum", most());
      }
      long[] counts = counts(from, to);
      double width = (to - from) / BINS;
      for (int bin = 0; bin < BINS; bin++) {
        bins.add(
            new JsonObject()
                .put("from", from + bin * width)
                .put("to", bin == BINS - 1 ? to : from + (bin + 1) * width)
                .put("count", Sizes.count(counts[bin], exact)));
      }
    }
    return json.put("bins", bins);
  }

  private long[] counts(double from, double to) {
    long[] counts = new long[BINS];
    for (double value : values) {
      int bin = to > from ? (int) ((value - from) / (to - from) * BINS) : 0;
      counts[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    return counts;
  }
}
