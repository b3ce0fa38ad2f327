package io.placet.gateway.preview;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Spearman's rank correlation: 1 where two put all in the same order, whatever their scales. */
final class RankCorrelation {
  private RankCorrelation() {}

  /** Of pairs; empty where one of the two says the same of all. */
  static Optional<Double> of(List<Double> one, List<Double> other) {
    double[] first = ranks(one);
    double[] second = ranks(other);
    double mean = (one.size() + 1) / 2.0;
    double both = 0;
    double ofFirst = 0;
    double ofSecond = 0;
    for (int at = 0; at < first.length; at++) {
      both += (first[at] - mean) * (second[at] - mean);
      ofFirst += (first[at] - mean) * (first[at] - mean);
      ofSecond += (second[at] - mean) * (second[at] - mean);
    }
    return ofFirst == 0 || ofSecond == 0
        ? Optional.empty()
        : Optional.of(both / Math.sqrt(ofFirst * ofSecond));
  }

  /** From 1; of equal values the mean of their ranks. */
  private static double[] ranks(List<Double> values) {
    int[] order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[order.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values.get(order[to]).equals(values.get(order[from]))) {
        to++;
      }
      for (int at = from; at < to; at++) {
        ranks[order[at]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
