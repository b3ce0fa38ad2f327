package io.placet.fit;

import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/**
 * The boundaries that cut a population into q classes of about equal size: its quantiles 1/q, 2/q,
 * … by a KLL sketch, exact while it holds all values and else within {@link #rankError()}.
 */
final class RfmFit {
  /** Of the sketch: a rank error of 0.07 % in 100 KB. */
  private static final int K = 4096;

  private final KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance(K);

  void add(double value) {
    sketch.update(value);
  }

  /** A boundary is the largest value of its class. */
  List<Double> boundaries(int classes) {
    double[] ranks = new double[classes - 1];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = (i + 1.0) / classes;
    }
    List<Double> boundaries = new ArrayList<>();
    for (double boundary : sketch.getQuantiles(ranks, QuantileSearchCriteria.INCLUSIVE)) {
      boundaries.add(boundary);
    }
    return boundaries;
  }

  /** How far a boundary's rank is off, as a part of the population, at 99 % confidence. */
  double rankError() {
    return sketch.isEstimationMode() ? sketch.getNormalizedRankError(false) : 0;
  }
}
