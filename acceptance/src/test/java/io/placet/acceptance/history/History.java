package io.placet.acceptance.history;

import java.util.List;

/**
 * What happened.
 *
 * @param log every consent record, in the order of the offsets of its partition
 */
public record History(List<Write> writes, List<Decision> decisions, List<Logged> log) {
  public History {
    writes = List.copyOf(writes);
    decisions = List.copyOf(decisions);
    log = List.copyOf(log);
  }
}
