package io.placet.gateway.audience.define;

import io.placet.domain.audience.Audience;
import io.placet.gateway.audience.AudienceBook;
import io.placet.gateway.audience.AudienceCheck;
import io.placet.gateway.audience.Refusals;
import io.placet.gateway.audience.StoredAudience;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Makes, changes and archives audiences. */
final class ChangeAudiences {
  /** Archived ones too: the page lists them all. */
  private static final int MOST = 1_000;

  private final AudienceBook book;
  private final AudienceCheck check;
  private final AudienceWriter writer;
  private final Refusals refusals;
  private final AuditTrail audit;
  private final Function<ApiRequest, Function<StoredAudience, JsonObject>> shown;
  private final Clock clock;

  ChangeAudiences(
      AudienceBook book,
      AudienceCheck check,
      AudienceWriter writer,
      Refusals refusals,
      AuditTrail audit,
      Function<ApiRequest, Function<StoredAudience, JsonObject>> shown,
      Clock clock) {
    this.book = book;
    this.check = check;
    this.writer = writer;
    this.refusals = refusals;
    this.audit = audit;
    this.shown = shown;
    this.clock = clock;
  }

  Future<ApiResponse> create(ApiRequest request) {
    JsonObject body = request.json();
    String id = body.getString("id");
    if (book.find(id).isPresent()) {
      throw ApiException.conflict("id: is taken; choose another, or change what there is");
    }
    if (book.all().size() >= MOST) {
      throw ApiException.conflict("there are " + MOST + " audiences; no more are kept");
    }
    Audience audience = AudienceJson.read(id, body);
    return made(request, 201, Action.AUDIENCE_CREATED, next(request, audience, 1, false));
  }

  Future<ApiResponse> change(ApiRequest request) {
    JsonObject body = request.json();
    StoredAudience newest = newest(request);
    requireBasedOn(body, newest);
    if (newest.isArchived()) {
      throw ApiException.conflict("it is archived; bring it back with its state first");
    }
    Audience audience = AudienceJson.read(newest.audience().id(), body);
    return made(
        request,
        200,
        Action.AUDIENCE_CHANGED,
        next(request, audience, newest.version() + 1, false));
  }

  Future<ApiResponse> setState(ApiRequest request) {
    StoredAudience newest = newest(request);
    boolean archive = request.json().getString("state").equals("archived");
    if (archive == newest.isArchived()) {
      return Future.succeededFuture(ApiResponse.ok(shown.apply(request).apply(newest)));
    }
    StoredAudience next = next(request, newest.audience(), newest.version() + 1, archive);
    return archive
        ? Future.fromCompletionStage(written(request, 200, Action.AUDIENCE_ARCHIVED, next))
        : made(request, 200, Action.AUDIENCE_RESTORED, next);
  }

  private static void requireBasedOn(JsonObject body, StoredAudience newest) {
    if (body.getInteger("basedOn") != newest.version()) {
      throw ApiException.conflict(
          "basedOn: the newest version is "
              + newest.version()
              + "; look at it and base yours on it");
    }
  }

  /** Held against the register first; what does not fit is refused, and kept as refused. */
  private Future<ApiResponse> made(
      ApiRequest request, int status, Action action, StoredAudience next) {
    Optional<String> misfit = check.misfit(next.audience());
    return Future.fromCompletionStage(
        misfit.isEmpty()
            ? written(request, status, action, next)
            : refusals
                .note(Optional.of(next.audience().id()), by(request), misfit.get())
                .thenApply(
                    noted -> {
                      throw ApiException.badRequest(misfit.get());
                    }));
  }

  private CompletableFuture<ApiResponse> written(
      ApiRequest request, int status, Action action, StoredAudience next) {
    return writer
        .make(next)
        .thenCompose(
            made ->
                audit
                    .note(
                        by(request),
                        action,
                        Optional.empty(),
                        Optional.of("audience/" + made.audience().id() + "@" + made.version()),
                        1)
                    .thenApply(
                        noted ->
                            new ApiResponse(status, Map.of(), shown.apply(request).apply(made))));
  }

  private StoredAudience newest(ApiRequest request) {
    return book.find(request.pathParameter("id"))
        .orElseThrow(() -> ApiException.notFound("no such audience"));
  }

  private StoredAudience next(
      ApiRequest request, Audience audience, int version, boolean isArchived) {
    return new StoredAudience(
        audience, version, isArchived, by(request), Instant.ofEpochMilli(clock.millis()));
  }

  private static String by(ApiRequest request) {
    return request.caller().orElseThrow().name();
  }
}
