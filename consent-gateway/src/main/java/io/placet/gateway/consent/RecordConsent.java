package io.placet.gateway.consent;

import io.placet.domain.consent.Actor;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Caller;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.Scope;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.record.Confirmations;
import io.placet.gateway.record.Draft;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.record.RecordWriter.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Records what a person decided, or what was established about a contact. */
public final class RecordConsent implements Operation {
  private final RecordWriter records;
  private final Confirmations confirmations;

  public RecordConsent(RecordWriter records, Confirmations confirmations) {
    this.records = records;
    this.confirmations = confirmations;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Caller caller = request.caller().orElseThrow();
    Draft draft =
        ConsentRequests.draft(
            ContactIds.parse(request.pathParameter("id")),
            request.json(),
            actorOf(caller),
            caller.name());
    Optional<String> address = ConsentRequests.confirm(request.json());
    address.ifPresent(email -> check(draft, email));
    return Future.fromCompletionStage(
        records
            .write(draft)
            .thenCompose(written -> asked(draft, written, address))
            .thenApply(RecordConsent::answer));
  }

  private void check(Draft draft, String email) {
    records.check(draft);
    confirmations.check(draft, email);
  }

  private CompletableFuture<Written> asked(Draft draft, Written written, Optional<String> address) {
    return address
        .map(email -> confirmations.ask(draft, written, email).thenApply(none -> written))
        .orElseGet(() -> CompletableFuture.completedFuture(written));
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
