package io.placet.domain.insight;

import java.time.Instant;
import java.util.List;

/**
 * What an event of a contact adds to a metric, before anything is bounded.
 *
 * @param cell values of the metric's dimensions, in their order
 * @param amount in the metric's smallest unit; of a funnel the step, from 0
 */
public record Touch(List<String> cell, long amount, Instant at) {
  public Touch {
    cell = List.copyOf(cell);
  }
}
