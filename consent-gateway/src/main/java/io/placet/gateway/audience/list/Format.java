package io.placet.gateway.audience.list;

import io.placet.gateway.http.ApiException;
import java.util.Optional;

/** How a file writes its lines. */
enum Format {
  /** RFC 4180 with a header of some of contact, email, phone. */
  CSV,
  /** An object a line with one of contact, email, phone. */
  NDJSON;

  /**
   * By the type of a body.
   *
   * @throws ApiException with those that are allowed
   */
  static Format of(Optional<String> contentType) {
    String type = contentType.orElse("").split(";", 2)[0].strip();
    if (type.equals("text/csv")) {
      return CSV;
    }
    if (type.equals("application/x-ndjson")) {
      return NDJSON;
    }
    throw ApiException.badRequest("Content-Type: allowed: text/csv, application/x-ndjson");
  }
}
