package io.placet.gateway.derived;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;

/** How values are distributed: counts in bins. */
public final class Histogram {
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
    return toJson(Bins.over(least(), most()), exact);
  }

  /** In bins that hold all values. */
  public JsonObject toJson(Bins bins, boolean exact) {
    JsonObject json = new JsonObject().put("count", Sizes.count(values.length, exact));
    JsonArray list = new JsonArray();
    if (values.length >= (exact ? 1 : TOLD)) {
      json.put("mean", Arrays.stream(values).sum() / values.length)
          .put("median", values[values.length / 2]);
      if (exact) {
        json.put("minimum", least()).put("maximum", most());
      }
      long[] counts = new long[bins.count()];
      for (double value : values) {
        counts[bins.of(value)]++;
      }
      for (int bin = 0; bin < counts.length; bin++) {
        list.add(
            new JsonObject()
                .put("from", bins.edge(bin))
                .put("to", bins.edge(bin + 1))
                .put("count", Sizes.count(counts[bin], exact)));
      }
    }
    return json.put("bins", list);
  }
}
