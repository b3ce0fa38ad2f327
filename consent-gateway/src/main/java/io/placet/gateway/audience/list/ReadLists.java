package io.placet.gateway.audience.list;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What lists there are; never who is on them. */
final class ReadLists {
  private final ContactLists lists;

  ReadLists(ContactLists lists) {
    this.lists = lists;
  }

  Future<ApiResponse> all(ApiRequest request) {
    JsonArray all = new JsonArray();
    lists.all().forEach(list -> all.add(ListJson.of(request, list, lists.size(list.id()))));
    return Future.succeededFuture(ApiResponse.ok(new JsonObject().put("lists", all)));
  }

  Future<ApiResponse> one(ApiRequest request) {
    String id = ListIds.of(request);
    return Future.succeededFuture(
        ApiResponse.ok(
            ListJson.of(
                request,
                lists.find(id).orElseThrow(() -> ApiException.notFound("no such list")),
                lists.size(id))));
  }
}
