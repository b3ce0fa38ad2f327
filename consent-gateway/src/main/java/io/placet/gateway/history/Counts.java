package io.placet.gateway.history;

import java.util.List;

/**
 * Counts of one series over a range.
 *
 * @param steps one for each step
 * @param after all that came after the range
 */
public record Counts(List<Long> steps, long after) {
  public Counts {
    steps = List.copyOf(steps);
  }
}
