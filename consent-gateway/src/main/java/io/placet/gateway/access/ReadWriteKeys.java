package io.placet.gateway.access;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Shows who sets senders up the keys that they send with. */
public final class ReadWriteKeys implements Operation {
  private final Access access;

  public ReadWriteKeys(Access access) {
    this.access = access;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonArray keys = new JsonArray();
    access
        .writeKeys()
        .forEach(key -> keys.add(new JsonObject().put("use", key.use()).put("key", key.key())));
    return Future.succeededFuture(ApiResponse.ok(new JsonObject().put("keys", keys)));
  }
}
