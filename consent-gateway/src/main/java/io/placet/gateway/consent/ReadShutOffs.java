package io.placet.gateway.consent;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Scope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Shut-off receipts for those who may see them; the contact only for those who may read consents.
 */
public final class ReadShutOffs {
  private final ShutOffs receipts;

  public ReadShutOffs(ShutOffs receipts) {
    this.receipts = receipts;
  }

  /** One receipt. */
  public Future<ApiResponse> one(ApiRequest request) {
    boolean withContact = request.callerMay(Scope.CONSENTS_READ);
    return receipts
        .find(request.pathParameter("id"))
        .map(receipt -> Future.succeededFuture(ApiResponse.ok(receipt.toJson(withContact))))
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "no such shut-off here yet; it appears once this gateway has applied the record that opened it"));
  }

  /** The newest receipts, without their contacts. */
  public Future<ApiResponse> recent(ApiRequest request) {
    JsonArray list = new JsonArray();
    receipts.recent().forEach(receipt -> list.add(receipt.toJson(false)));
    return Future.succeededFuture(ApiResponse.ok(new JsonObject().put("shutOffs", list)));
  }
}
