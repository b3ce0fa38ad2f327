package io.placet.gateway.audience.list;

import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Lists as the contract shows them. Who may not find contacts is told numbers by tens, so that one
 * line more or less hardly says whether its address is known.
 */
final class ListJson {
  private static final int UNIT = 10;

  private ListJson() {}

  static JsonObject of(ApiRequest request, UploadedList list, long size) {
    JsonObject json =
        new JsonObject()
            .put("id", list.id())
            .put("size", number(request, size))
            .put("origin", list.origin())
            .put("reason", list.reason())
            .put("by", list.by())
            .put("begunAt", list.begunAt().toString())
            .put("complete", list.endedAt().isPresent());
    list.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
    return json;
  }

  /** With what became of the lines of an upload. */
  static JsonObject of(ApiRequest request, ContactLists lists, String id, Tally tally) {
    JsonArray faults = new JsonArray();
    tally.faults().forEach(fault -> faults.add(fault.toJson()));
    return of(request, lists.find(id).orElseThrow(), lists.size(id))
        .put("lines", tally.lines())
        .put("known", number(request, tally.known()))
        .put("unknown", number(request, tally.unknown()))
        .put("failed", tally.failed())
        .put("faults", faults)
        .put("removed", number(request, tally.removed()));
  }

  private static JsonObject number(ApiRequest request, long number) {
    boolean exact = Sizes.areExact(request) || request.callerMay(Scope.CONTACTS_FIND);
    return Sizes.toJson(exact ? number : number - number % UNIT, exact);
  }
}
