package io.placet.benchmarks.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * System and floors in turn, in the same run: what drifts (heat, neighbours, compaction) meets all
 * of them. Each round begins with another one, so that none always follows the same neighbour.
 */
public final class Rounds {
  private Rounds() {}

  /** Measures one contender once. */
  @FunctionalInterface
  public interface Measure<C, M> {
    M measure(C contender) throws Exception;
  }

  /** What each contender gave in each round, in the contenders' order. */
  public static <C, M> Map<C, List<M>> interleave(
      List<C> contenders, int rounds, Measure<C, M> measure) throws Exception {
    Map<C, List<M>> measured = new LinkedHashMap<>();
    contenders.forEach(contender -> measured.put(contender, new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (C contender : order(contenders, round)) {
        M value = measure.measure(contender);
        measured.computeIfAbsent(contender, none -> new ArrayList<>()).add(value);
      }
    }
    return measured;
  }

  static <C> List<C> order(List<C> contenders, int round) {
    List<C> order = new ArrayList<>(contenders);
    Collections.rotate(order, -round);
    return order;
  }
}
