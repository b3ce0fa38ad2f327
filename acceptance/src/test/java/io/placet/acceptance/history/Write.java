package io.placet.acceptance.history;

import java.util.Optional;

/**
 * A grant or a withdrawal that a client sent.
 *
 * @param span not over where nothing was acknowledged: it may have happened
 */
public record Write(Key key, Change change, Span span, Optional<Acknowledgement> acknowledgement) {
  /**
   * What the gateway answered.
   *
   * @param record id of the record
   * @param revision the prefix that ends with it
   */
  public record Acknowledgement(String record, Prefix revision) {}

  public Write {
    if (acknowledgement.isEmpty() && span.returned() != Long.MAX_VALUE) {
      throw new IllegalArgumentException("what was not acknowledged is not over");
    }
  }

  /** One that timed out, was refused for now or lost its connection. */
  public static Write unanswered(Key key, Change change, long invoked) {
    return new Write(key, change, Span.unanswered(invoked), Optional.empty());
  }
}
