package io.placet.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id that a request bears in its answer, in a problem and in what is logged of it: the sender's
 * own where it sent one, else one that is made up.
 */
final class RequestIds {
  private static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-ID");

  /** Nothing that a log or a header could take for anything else. */
  private static final Pattern TAKEN = Pattern.compile("[A-Za-z0-9._~=+/:-]{1,128}");

  private RequestIds() {}

  /** Gives the answer its id, before anything else is done with the request. */
  static void give(HttpServerRequest request) {
    String id =
        Optional.ofNullable(request.getHeader(HEADER))
            .filter(sent -> TAKEN.matcher(sent).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    request.response().putHeader(HEADER, id);
  }

  /** The id that was given; empty before. */
  static String of(HttpServerRequest request) {
    return Optional.ofNullable(request.response().headers().get(HEADER)).orElse("");
  }
}
