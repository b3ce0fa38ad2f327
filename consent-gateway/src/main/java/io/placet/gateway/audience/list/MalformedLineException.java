package io.placet.gateway.audience.list;

/** A line says what it may not; the message says what is allowed and never repeats the line. */
final class MalformedLineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;

  /** About one field; {@code ""} where it is about the line. */
  MalformedLineException(String field, String allowed) {
    // millions of lines may be wrong, and where in the code is nobody's question
    super(allowed, null, false, false);
    this.field = field;
  }

  Fault at(long line) {
    return new Fault(line, field, String.valueOf(getMessage()));
  }
}
