package io.placet.gateway.collect.cloudevents;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.Exchange;
import java.util.Locale;

/** How events lie in a request: the content modes of CloudEvents over HTTP. */
enum ContentMode {
  /** The attributes are headers, the body is the data. */
  BINARY,
  /** The body is one event. */
  STRUCTURED,
  /** The body is a list of events. */
  BATCH;

  private static final String ALLOWED =
      "Content-Type: allowed: application/cloudevents+json (one event), "
          + "application/cloudevents-batch+json (a list), or application/json with the event's "
          + "attributes as headers (ce-specversion, ce-id, ce-source, ce-type)";

  /**
   * That of a request.
   *
   * @throws ApiException where it is none
   */
  static ContentMode of(Exchange exchange) {
    String type = plainType(exchange.header("Content-Type").orElse(""));
    return switch (type) {
      case "application/cloudevents+json" -> STRUCTURED;
      case "application/cloudevents-batch+json" -> BATCH;
      default -> binary(type, exchange);
    };
  }

  private static ContentMode binary(String type, Exchange exchange) {
    if ((type.isEmpty() || isJson(type)) && exchange.header("ce-specversion").isPresent()) {
      return BINARY;
    }
    throw ApiException.unsupported(ALLOWED);
  }

  /** Whether a media type is JSON. */
  static boolean isJson(String mediaType) {
    String type = plainType(mediaType);
    return type.equals("application/json")
        || type.equals("text/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  private static String plainType(String mediaType) {
    int parameters = mediaType.indexOf(';');
    return (parameters < 0 ? mediaType : mediaType.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
