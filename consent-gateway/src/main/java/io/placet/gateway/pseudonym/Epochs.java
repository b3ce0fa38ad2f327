package io.placet.gateway.pseudonym;

import io.placet.domain.key.Pseudonyms;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.log.TopicScans;
import io.placet.vault.Vault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The epochs of pseudonyms: read, begun and ended by the officer. */
public final class Epochs {
  private static final String DOMAIN = Pseudonyms.ANALYTICS;

  private final Vault vault;
  private final EpochMoves moves;
  private final AuditTrail audit;
  private final TopicScans scans;

  public Epochs(Vault vault, EpochMoves moves, AuditTrail audit, TopicScans scans) {
    this.vault = vault;
    this.moves = moves;
    this.audit = audit;
    this.scans = scans;
  }

  /** The epochs and how many contacts are in each. */
  public Future<ApiResponse> read(ApiRequest request) {
    return Future.fromCompletionStage(scans.ask(() -> ApiResponse.ok(shown())));
  }

  /** Begins the next epoch, once all contacts are in the present one. */
  public Future<ApiResponse> begin(ApiRequest request) {
    return Future.fromCompletionStage(
        scans
            .ask(
                () -> {
                  if (shown().getInteger("moving") > 0) {
                    throw ApiException.conflict(
                        "contacts are still on their way into the present epoch; wait for it");
                  }
                  return vault.beginEpoch(DOMAIN);
                })
            .thenCompose(epoch -> noted(request, Action.EPOCH_BEGUN, epoch))
            .thenCompose(
                noted -> {
                  moves.wake();
                  return scans.ask(() -> new ApiResponse(202, Map.of(), shown()));
                }));
  }

  /** Destroys the key of an epoch in which nobody is any more. */
  public Future<ApiResponse> destroy(ApiRequest request) {
    int epoch = Integer.parseInt(request.pathParameter("epoch"));
    return Future.fromCompletionStage(
        scans
            .ask(
                () -> {
                  requireEmpty(epoch);
                  return epoch;
                })
            // noted before, for nothing undoes it
            .thenCompose(number -> noted(request, Action.EPOCH_DESTROYED, number))
            .thenCompose(
                noted ->
                    scans.ask(
                        () -> {
                          vault.destroyEpochForever(DOMAIN, epoch);
                          return ApiResponse.ok(shown());
                        })));
  }

  private void requireEmpty(int epoch) {
    int current = vault.epoch(DOMAIN);
    if (epoch > current || !exists(epoch)) {
      throw ApiException.notFound("no such epoch; they are 1 to " + current);
    }
    if (epoch == current || moves.counted().getOrDefault(epoch, 0) > 0) {
      throw ApiException.conflict("contacts are in this epoch; only one that is over can go");
    }
  }

  private CompletableFuture<Void> noted(ApiRequest request, Action action, int epoch) {
    return audit.note(
        request.caller().orElseThrow().name(),
        action,
        Optional.empty(),
        Optional.ofNullable(request.json().getString("reason")),
        epoch);
  }

  private JsonObject shown() {
    Map<Integer, Integer> contacts = moves.counted();
    int current = vault.epoch(DOMAIN);
    JsonArray epochs = new JsonArray();
    int moving = 0;
    for (int epoch = current; epoch >= 1; epoch--) {
      int members = contacts.getOrDefault(epoch, 0);
      moving += epoch == current ? 0 : members;
      epochs.add(
          new JsonObject()
              .put("epoch", epoch)
              .put("contacts", members)
              .put("destroyed", !exists(epoch)));
    }
    return new JsonObject()
        .put("domain", DOMAIN)
        .put("current", current)
        .put("moving", moving)
        .put("epochs", epochs);
  }

  private boolean exists(int epoch) {
    try {
      return vault.pseudonyms(DOMAIN, epoch).epoch() == epoch;
    } catch (IllegalArgumentException destroyed) {
      return false;
    }
  }
}
