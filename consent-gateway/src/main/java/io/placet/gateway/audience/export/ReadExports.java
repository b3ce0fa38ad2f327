package io.placet.gateway.audience.export;

import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.quota.Quota;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;

/** Exports and how far they are; says of no contact. */
final class ReadExports {
  private static final int DEFAULT_LIMIT = 100;

  private final ExportBook book;
  private final Quota quota;
  private final Clock clock;

  ReadExports(ExportBook book, Quota quota, Clock clock) {
    this.book = book;
    this.quota = quota;
    this.clock = clock;
  }

  Future<ApiResponse> list(ApiRequest request) {
    int limit = request.queryParameter("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    boolean exact = Sizes.areExact(request);
    Instant now = clock.instant();
    JsonArray exports = new JsonArray();
    book.newest().stream()
        .filter(
            export ->
                request
                    .queryParameter("audience")
                    .map(export.asked().getAudienceId()::equals)
                    .orElse(true))
        .limit(limit)
        .forEach(export -> exports.add(ExportJson.of(export, now, exact)));
    return Future.succeededFuture(
        ApiResponse.ok(new JsonObject().put("exports", exports))
            .with(quota.allowance(request.caller().orElseThrow().name()).headers()));
  }

  Future<ApiResponse> one(ApiRequest request) {
    Export export =
        book.find(request.pathParameter("id"))
            .orElseThrow(() -> ApiException.notFound("no such export"));
    return Future.succeededFuture(
        ApiResponse.ok(ExportJson.of(export, clock.instant(), Sizes.areExact(request))));
  }
}
