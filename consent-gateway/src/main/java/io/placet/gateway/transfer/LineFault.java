package io.placet.gateway.transfer;

/** A line says what it may not; the message says what is allowed and never repeats the line. */
final class LineFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;

  /** About one field; {@code ""} where it is about the line. */
  LineFault(String field, String allowed) {
    // millions of lines may be wrong, and where in the code is nobody's question
    super(allowed, null, false, false);
    this.field = field;
  }

  static LineFault of(Column column, String allowed) {
    return new LineFault(column.wireName(), allowed);
  }

  /** From a message such as {@code channel: allowed for newsletter: email}. */
  static LineFault ofMessage(String message) {
    int colon = message.indexOf(": ");
    return colon > 0 && Column.of(message.substring(0, colon)).isPresent()
        ? new LineFault(message.substring(0, colon), message.substring(colon + 2))
        : new LineFault("", message);
  }

  String field() {
    return field;
  }

  String allowed() {
    return String.valueOf(getMessage());
  }
}
