package io.placet.gateway.transfer;

import java.util.Locale;

/** How lines are written. */
enum Format {
  CSV("text/csv; charset=utf-8"),
  NDJSON("application/x-ndjson");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a name that the contract let through. */
  static Format of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
