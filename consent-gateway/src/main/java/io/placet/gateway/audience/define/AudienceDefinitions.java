package io.placet.gateway.audience.define;

import io.placet.domain.audience.Source;
import io.placet.gateway.audience.AudienceBook;
import io.placet.gateway.audience.AudienceCheck;
import io.placet.gateway.audience.Refusals;
import io.placet.gateway.audience.Refusals.Refusal;
import io.placet.gateway.audience.StoredAudience;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogWriter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The operations on audiences, by their ids in the contract. */
public final class AudienceDefinitions {
  private static final int UNIT = 10;

  private final AudienceBook book;
  private final AudienceCheck check;
  private final Refusals refusals;
  private final Function<StoredAudience, Optional<Long>> size;
  private final ChangeAudiences changes;

  /**
   * The operations.
   *
   * @param view of the topic of audiences
   * @param size of an audience before any verdict, where it is known at once
   */
  public AudienceDefinitions(
      AudienceBook book,
      AudienceCheck check,
      Refusals refusals,
      Function<StoredAudience, Optional<Long>> size,
      AuditTrail audit,
      LogWriter log,
      Applied view,
      int partitions,
      Clock clock) {
    this.book = book;
    this.check = check;
    this.refusals = refusals;
    this.size = size;
    this.changes =
        new ChangeAudiences(
            book,
            check,
            new AudienceWriter(book, log, view, partitions),
            refusals,
            audit,
            request -> shown(Sizes.areExact(request)),
            clock);
  }

  /** By operation id. */
  public Map<String, Operation> operations() {
    return Map.of(
        "listAudiences",
        this::list,
        "readAudience",
        this::read,
        "createAudience",
        changes::create,
        "changeAudience",
        changes::change,
        "setAudienceState",
        changes::setState,
        "listAudienceRefusals",
        this::refusals);
  }

  private Future<ApiResponse> list(ApiRequest request) {
    JsonArray all = new JsonArray();
    book.all().stream().map(shown(Sizes.areExact(request))).forEach(all::add);
    return Future.succeededFuture(ApiResponse.ok(new JsonObject().put("audiences", all)));
  }

  private Future<ApiResponse> read(ApiRequest request) {
    StoredAudience audience =
        book.find(request.pathParameter("id"))
            .orElseThrow(() -> ApiException.notFound("no such audience"));
    return Future.succeededFuture(ApiResponse.ok(shown(Sizes.areExact(request)).apply(audience)));
  }

  private Future<ApiResponse> refusals(ApiRequest request) {
    JsonArray all = new JsonArray();
    refusals.newest().forEach(refusal -> all.add(toJson(refusal)));
    return Future.succeededFuture(ApiResponse.ok(new JsonObject().put("refusals", all)));
  }

  private static JsonObject toJson(Refusal refusal) {
    JsonObject json =
        new JsonObject()
            .put("at", refusal.at().toString())
            .put("by", refusal.caller())
            .put("reason", refusal.reason());
    refusal.audience().ifPresent(id -> json.put("audience", id));
    return json;
  }

  private Function<StoredAudience, JsonObject> shown(boolean exact) {
    return audience -> {
      JsonObject json = AudienceJson.of(audience);
      check.misfit(audience.audience()).ifPresent(misfit -> json.put("misfit", misfit));
      size.apply(audience)
          .map(members -> exact ? members : told(audience.audience().source(), members))
          .ifPresent(members -> json.put("members", Sizes.toJson(members, exact)));
      return json;
    };
  }

  /** Lists by tens, so that one line more or less hardly says whether its address is known. */
  private static long told(Source source, long members) {
    return source instanceof Source.OfList ? members - members % UNIT : members;
  }
}
