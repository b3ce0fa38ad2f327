package io.placet.gateway.audience.list;

import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Takes everybody off a list, and then the list away; asked again, it goes on. */
final class DeleteList implements Operation {
  private final ListParts on;
  private final ListWork work;
  private final AuditTrail audit;

  DeleteList(ListParts on, ListWork work, AuditTrail audit) {
    this.on = on;
    this.work = work;
    this.audit = audit;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    String id = ListIds.of(request);
    String by = request.caller().orElseThrow().name();
    if (on.lists().find(id).isEmpty()) {
      throw ApiException.notFound("no such list");
    }
    return Future.fromCompletionStage(work.with(id, () -> delete(id, by)));
  }

  private ApiResponse delete(String id, String by) {
    long removed = on.takeOff().where(id, placed -> true);
    on.log().remove(id).join();
    audit
        .note(by, Action.LIST_DELETED, Optional.empty(), Optional.of("list " + id), (int) removed)
        .join();
    return new ApiResponse(204, Map.of(), new JsonObject());
  }
}
