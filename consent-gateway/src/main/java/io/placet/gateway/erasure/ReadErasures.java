package io.placet.gateway.erasure;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.Barrier;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Receipts of erasures. */
public final class ReadErasures {
  private static final int LISTED = 200;

  private final Erasures erasures;
  private final Function<String, Optional<JsonObject>> shutOffs;
  private final Function<SubjectId, List<ErasureReceipt.Receiver>> receivers;
  private final Supplier<Register> register;
  private final Identities identities;
  private final Barrier barrier;

  /**
   * Reads receipts.
   *
   * @param shutOffs receipts of the gateways and of the stream, by id
   * @param receivers those that were told of an erased contact
   */
  public ReadErasures(
      Erasures erasures,
      Function<String, Optional<JsonObject>> shutOffs,
      Function<SubjectId, List<ErasureReceipt.Receiver>> receivers,
      Supplier<Register> register,
      Identities identities,
      Barrier barrier) {
    this.erasures = erasures;
    this.shutOffs = shutOffs;
    this.receivers = receivers;
    this.register = register;
    this.identities = identities;
    this.barrier = barrier;
  }

  /** One receipt; one that was just acknowledged, here or elsewhere, is waited for. */
  public Future<ApiResponse> one(ApiRequest request) {
    String id = request.pathParameter("id");
    if (erasures.find(id).isPresent()) {
      return Future.succeededFuture(answer(id));
    }
    return Future.fromCompletionStage(
        barrier.await(identities.allPartitions()).thenApply(reached -> answer(id)));
  }

  private ApiResponse answer(String id) {
    return ApiResponse.ok(
        erasures
            .find(id)
            .map(this::toJson)
            .orElseThrow(() -> ApiException.notFound("no such erasure")));
  }

  /** The newest. */
  public Future<ApiResponse> newest(ApiRequest request) {
    JsonArray list = new JsonArray();
    erasures.newest(LISTED).forEach(erasure -> list.add(toJson(erasure)));
    return Future.succeededFuture(ApiResponse.ok(new JsonObject().put("erasures", list)));
  }

  private JsonObject toJson(Erasure erasure) {
    return new ErasureReceipt(register.get().retention())
        .toJson(erasure, shutOffs.apply(erasure.id()), receivers.apply(erasure.subject()));
  }
}
