package io.placet.gateway.define;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The segments in force and how many contacts are in each. */
public final class ListSegments implements Operation {
  private final SegmentDefinitions definitions;
  private final Memberships memberships;

  public ListSegments(SegmentDefinitions definitions, Memberships memberships) {
    this.definitions = definitions;
    this.memberships = memberships;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonArray segments = new JsonArray();
    definitions
        .all()
        .forEach(
            definition ->
                segments.add(
                    new JsonObject()
                        .put("id", definition.getId())
                        .put("version", definition.getVersion())
                        .put("name", definition.getName())
                        .put("description", definition.getDescription())
                        .put("purpose", definition.getPurpose())
                        .put("size", memberships.size(definition.getId()))));
    return Future.succeededFuture(ApiResponse.ok(new JsonObject().put("segments", segments)));
  }
}
