package io.placet.gateway.docs;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Answers with a text that is the same as long as the process runs. */
public final class ReadDocument implements Operation {
  private final ApiResponse answer;

  /**
   * A text.
   *
   * @param headers besides its type
   */
  public ReadDocument(String type, String text, Map<String, String> headers) {
    answer = ApiResponse.of(200, headers, new ApiResponse.Content(type, Buffer.buffer(text)));
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    return Future.succeededFuture(answer);
  }
}
