package io.placet.gateway.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiResponse;
import io.placet.schemas.avro.IdempotentRequest;
import io.placet.vault.Sealer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** What was answered, as it is kept: it may hold a secret, so it is sealed for its request. */
final class KeptAnswer {
  /** Tells a caller that nothing was carried out now. */
  static final String REPLAYED = "Idempotency-Replayed";

  private static final String STATUS = "status";
  private static final String HEADERS = "headers";
  private static final String BODY = "body";

  private KeptAnswer() {}

  static String seal(IdempotentRequest request, ApiResponse answer, Sealer sealer, String use) {
    if (answer.content().isPresent()) {
      throw new IllegalArgumentException("only answers in JSON are kept");
    }
    JsonObject headers = new JsonObject();
    answer.headers().forEach(headers::put);
    JsonObject kept =
        new JsonObject()
            .put(STATUS, answer.status())
            .put(HEADERS, headers)
            .put(BODY, answer.body());
    return sealer.seal(kept.encode().getBytes(UTF_8), use + request.getToken());
  }

  static ApiResponse open(IdempotentRequest request, Sealer sealer, String use) {
    JsonObject kept =
        sealer
            .open(String.valueOf(request.getSealedAnswer()), use + request.getToken())
            .map(bytes -> new JsonObject(new String(bytes, UTF_8)))
            .orElseThrow(
                () -> ApiException.conflict("the answer of before does not open any more"));
    Map<String, String> headers = new HashMap<>();
    kept.getJsonObject(HEADERS).forEach(one -> headers.put(one.getKey(), (String) one.getValue()));
    headers.put(REPLAYED, "true");
    return new ApiResponse(kept.getInteger(STATUS), Map.copyOf(headers), kept.getJsonObject(BODY));
  }
}
