package io.placet.gateway.define;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;

/** The definitions of one kind, and what is known of them. */
final class ReadDefinitions {
  private final Kind kind;
  private final DefinitionBook book;
  private final DefinitionJson json;
  private final Facts facts;

  ReadDefinitions(Kind kind, DefinitionBook book, DefinitionJson json, Facts facts) {
    this.kind = kind;
    this.book = book;
    this.json = json;
    this.facts = facts;
  }

  /** All, archived ones last. */
  Future<ApiResponse> list(ApiRequest request) {
    boolean exact = Sizes.areExact(request);
    JsonArray list = new JsonArray();
    book.newest(kind).stream()
        .sorted(Comparator.comparing(Definition::isArchived))
        .forEach(definition -> list.add(json.summary(definition, exact)));
    return Future.succeededFuture(ApiResponse.ok(new JsonObject().put(kind.word() + "s", list)));
  }

  Future<ApiResponse> one(ApiRequest request) {
    return Future.succeededFuture(
        ApiResponse.ok(json.whole(versions(request), Sizes.areExact(request))));
  }

  Future<ApiResponse> progress(ApiRequest request) {
    return Future.succeededFuture(ApiResponse.ok(facts.progress(versions(request).get(0))));
  }

  private List<Definition> versions(ApiRequest request) {
    List<Definition> versions = book.versions(kind, request.pathParameter("id"));
    if (versions.isEmpty()) {
      throw ApiException.notFound("no such " + kind.word());
    }
    return versions;
  }
}
