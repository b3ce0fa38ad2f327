package io.placet.gateway.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line that was not taken, as the report names it.
 *
 * @param line number of the line it begins on, from 1
 * @param field that is wrong; empty where it is the line
 * @param allowed what is allowed; never what was there
 */
record Fault(Outcome outcome, long line, String field, String allowed) {
  /** Why it was not taken. */
  enum Outcome {
    /** Its sender may mend it. */
    FAILED,
    /** It permits what somebody refused; only the person lifts that. */
    WITHHELD
  }

  static Fault failed(long line, LineFault fault) {
    return new Fault(Outcome.FAILED, line, fault.field(), fault.allowed());
  }

  /** All of them, as the file has their lines. */
  static List<Fault> inOrder(List<Fault> some, List<Fault> others) {
    return Stream.concat(some.stream(), others.stream())
        .sorted(Comparator.comparingLong(Fault::line))
        .toList();
  }

  static Fault withheld(long line) {
    return new Fault(
        Outcome.WITHHELD,
        line,
        Column.STATE.wireName(),
        "a refusal stands, which only the person lifts, at a collection point or by a confirmed link");
  }
}
