package io.placet.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/**
 * An operation whose body is too large to be held, which the contract says with {@code x-streams:
 * request}: it takes the body as it comes, and no faster than it can. Neither the bound nor the
 * schema of other bodies holds; it checks all of it itself.
 */
public interface Upload extends Operation {
  /**
   * Takes a body.
   *
   * @param request its body is empty
   * @param stream paused; what is not read when the answer comes is thrown away
   */
  Future<ApiResponse> take(ApiRequest request, HttpServerRequest stream);

  /** Never asked: the router gives the stream. */
  @Override
  default Future<ApiResponse> handle(ApiRequest request) {
    throw new IllegalStateException("an upload is asked with its stream");
  }
}
