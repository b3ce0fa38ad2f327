package io.placet.gateway.consent;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Prefer;
import io.placet.gateway.http.Scope;
import io.placet.gateway.log.Barrier;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Shut-off receipts for those who may see them; the contact only for those who may read consents.
 */
public final class ReadShutOffs {
  private static final Duration MAX_WAIT = Duration.ofSeconds(60);

  private final ShutOffs receipts;
  private final Function<SubjectId, Optional<ContactId>> contactOf;
  private final Barrier barrier;
  private final Set<Integer> all;
  private final Runnable whenTooManyWait;

  /**
   * Reads receipts.
   *
   * @param contactOf the contact of a subject id, as long as something says it
   * @param whenTooManyWait told when a caller is not waited with, because too many wait
   */
  public ReadShutOffs(
      ShutOffs receipts,
      Function<SubjectId, Optional<ContactId>> contactOf,
      Barrier barrier,
      int partitions,
      Runnable whenTooManyWait) {
    this.receipts = receipts;
    this.contactOf = contactOf;
    this.barrier = barrier;
    this.all = IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
    this.whenTooManyWait = whenTooManyWait;
  }

  /**
   * One receipt; one that was just acknowledged, here or elsewhere, is waited for. With {@code
   * Prefer: wait} the answer comes when the receipt is complete or the wait is over.
   */
  public Future<ApiResponse> one(ApiRequest request) {
    String id = request.pathParameter("id");
    boolean withContact = request.callerMay(Scope.CONSENTS_READ);
    Optional<Duration> wait = Prefer.of(request).waitAtMost(MAX_WAIT);
    Context context = Vertx.currentContext();
    return known(id, context)
        .compose(known -> waited(id, wait, context))
        .map(waited -> answer(id, withContact, waited));
  }

  private Future<?> known(String id, @Nullable Context context) {
    return receipts.find(id).isPresent()
        ? Future.succeededFuture()
        : on(context, barrier.await(all));
  }

  /** How long it was ready to wait; empty where it did not wait as asked. */
  private Future<Optional<Duration>> waited(
      String id, Optional<Duration> wait, @Nullable Context context) {
    if (wait.isEmpty()) {
      return Future.succeededFuture(wait);
    }
    Optional<CompletableFuture<Void>> complete = receipts.whenComplete(id, wait.get());
    if (complete.isEmpty()) {
      whenTooManyWait.run();
      return Future.succeededFuture(Optional.empty());
    }
    return on(context, complete.get()).map(wait);
  }

  /** Goes on where the request came in, not on the thread of the view or of a timer. */
  private static <T> Future<T> on(@Nullable Context context, CompletionStage<T> stage) {
    return context == null
        ? Future.fromCompletionStage(stage)
        : Future.fromCompletionStage(stage, context);
  }

  private ApiResponse answer(String id, boolean withContact, Optional<Duration> waited) {
    ShutOffStatus status =
        receipts.status(id).orElseThrow(() -> ApiException.notFound("no such shut-off"));
    JsonObject json = status.toJson();
    if (withContact) {
      // an erased contact has no name any more
      contactOf
          .apply(status.receipt().subject())
          .ifPresent(contact -> json.put("contact", contact.toString()));
    }
    return new ApiResponse(
        200, waited.map(Prefer::waitApplied).map(ReadShutOffs::applied).orElse(Map.of()), json);
  }

  private static Map<String, String> applied(String preference) {
    return Map.of(Prefer.APPLIED, preference);
  }

  /** The newest receipts of a kind, a page at a time, without their contacts. */
  public Future<ApiResponse> recent(ApiRequest request) {
    ShutOffQuery query = ShutOffQuery.of(request);
    ShutOffPage page = receipts.page(query.state(), query.after().map(this::shown), query.limit());
    JsonArray list = new JsonArray();
    page.receipts().forEach(status -> list.add(status.toJson()));
    JsonObject body = new JsonObject().put("shutOffs", list);
    page.next().ifPresent(next -> body.put("next", next));
    return Future.succeededFuture(ApiResponse.ok(body));
  }

  private ShutOffReceipt shown(String id) {
    return receipts
        .find(id)
        .orElseThrow(() -> ApiException.badRequest("after: the `next` of a page before"));
  }
}
