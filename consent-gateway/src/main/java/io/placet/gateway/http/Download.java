package io.placet.gateway.http;

import io.vertx.core.Future;

/**
 * An operation whose answer is too large to be held, which the contract says with {@code x-streams:
 * response}.
 */
public interface Download extends Operation {
  /** Begins an answer; fails as other operations do where there is none. */
  Future<StreamedAnswer> open(ApiRequest request);

  /** Never asked: the router sends the answer as it is made. */
  @Override
  default Future<ApiResponse> handle(ApiRequest request) {
    throw new IllegalStateException("a download is opened");
  }
}
