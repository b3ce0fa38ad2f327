package io.placet.gateway.http;

import java.util.Locale;

/** How lines are written. */
public enum Format {
  CSV("text/csv; charset=utf-8"),
  NDJSON("application/x-ndjson");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a name that the contract let through. */
  public static Format of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
