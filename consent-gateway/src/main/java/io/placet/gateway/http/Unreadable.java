package io.placet.gateway.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Requests that are no requests: they are answered before anything looks for their operation. */
public final class Unreadable {
  private static final Pattern HALF_ESCAPED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private static final List<String> FORMS =
      List.of("application/x-www-form-urlencoded", "multipart/form-data");

  private Unreadable() {}

  /** Answers what could not be read as HTTP, and ends its connection: what follows is anything. */
  public static void answer(HttpServerRequest request) {
    RequestIds.give(request);
    Throwable cause = request.decoderResult().cause();
    request.response().putHeader("Connection", "close");
    if (cause instanceof TooLongHttpLineException) {
      Problems.answer(request, 414, "Too long", "a path with its query has at most 4096 bytes");
    } else if (cause instanceof TooLongHttpHeaderException) {
      Problems.answer(request, 431, "Too long", "headers have at most 8192 bytes");
    } else {
      Problems.answer(request, 400, "The request cannot be read", "it is no HTTP");
    }
  }

  /**
   * Refuses a path or query that cannot be decoded, and a form that comes with a method that has
   * none.
   *
   * @throws ApiException with what is allowed
   */
  static void refuse(HttpServerRequest request) {
    if (HALF_ESCAPED.matcher(request.uri()).find()) {
      throw ApiException.badRequest("the path and the query: %25 stands for a percent sign");
    }
    if (request.method().equals(HttpMethod.GET) && request.headers().contains("Content-Type")) {
      String type = request.getHeader("Content-Type").toLowerCase(Locale.ROOT);
      if (FORMS.stream().anyMatch(type::startsWith)) {
        throw ApiException.badRequest("Content-Type: a GET has no form");
      }
    }
  }
}
