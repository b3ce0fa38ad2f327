package io.placet.gateway.http;

import io.vertx.core.Future;

/** One operation of the contract. Throws or fails with {@link ApiException} what the caller must mend. */
@FunctionalInterface
public interface Operation {
  Future<ApiResponse> handle(ApiRequest request);
}
