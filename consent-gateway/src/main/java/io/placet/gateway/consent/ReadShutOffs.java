package io.placet.gateway.consent;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Scope;
import io.placet.gateway.log.Barrier;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shut-off receipts for those who may see them; the contact only for those who may read consents.
 */
public final class ReadShutOffs {
  private final ShutOffs receipts;
  private final Barrier barrier;
  private final Set<Integer> all;

  public ReadShutOffs(ShutOffs receipts, Barrier barrier, int partitions) {
    this.receipts = receipts;
    this.barrier = barrier;
    this.all = IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
  }

  /** One receipt; one that was just acknowledged, here or elsewhere, is waited for. */
  public Future<ApiResponse> one(ApiRequest request) {
    String id = request.pathParameter("id");
    boolean withContact = request.callerMay(Scope.CONSENTS_READ);
    if (receipts.find(id).isPresent()) {
      return Future.succeededFuture(answer(id, withContact));
    }
    return Future.fromCompletionStage(
        barrier.await(all).thenApply(reached -> answer(id, withContact)));
  }

  private ApiResponse answer(String id, boolean withContact) {
    return receipts
        .find(id)
        .map(receipt -> ApiResponse.ok(receipt.toJson(withContact)))
        .orElseThrow(() -> ApiException.notFound("no such shut-off"));
  }

  /** The newest receipts, without their contacts. */
  public Future<ApiResponse> recent(ApiRequest request) {
    JsonArray list = new JsonArray();
    receipts.recent().forEach(receipt -> list.add(receipt.toJson(false)));
    return Future.succeededFuture(ApiResponse.ok(new JsonObject().put("shutOffs", list)));
  }
}
