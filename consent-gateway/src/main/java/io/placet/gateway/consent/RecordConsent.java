package io.placet.gateway.consent;

import io.placet.domain.consent.Actor;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Caller;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.Scope;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.record.RecordWriter.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Records what a person decided, or what was established about a contact. */
public final class RecordConsent implements Operation {
  private final RecordWriter records;

  public RecordConsent(RecordWriter records) {
    this.records = records;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Caller caller = request.caller().orElseThrow();
    return Future.fromCompletionStage(
        records
            .write(
                ConsentRequests.draft(
                    ContactIds.parse(request.pathParameter("id")),
                    request.json(),
                    actorOf(caller),
                    caller.name()))
            .thenApply(RecordConsent::answer));
  }

  static Actor actorOf(Caller caller) {
    return caller.may(Scope.CONSENTS_AS_PERSON) ? Actor.PERSON : Actor.OFFICER;
  }

  private static ApiResponse answer(Written written) {
    JsonObject body =
        new JsonObject()
            .put("record", written.recordId())
            .put("revision", written.revision().toString());
    written.shutOff().ifPresent(path -> body.put("shutOff", path));
    return ApiResponse.created(body);
  }
}
