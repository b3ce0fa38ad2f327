package io.placet.gateway.audience.export;

import io.placet.domain.register.Register;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.audit.StatedReason;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportDecided;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets an export above the quota go out, or not: four eyes, so never by who asked for it. Until
 * people sign in by themselves a role stands for a person.
 */
final class DecideExport {
  private final ExportBook book;
  private final ExportLog log;
  private final AuditTrail audit;
  private final Supplier<Register> register;
  private final Clock clock;

  DecideExport(
      ExportBook book, ExportLog log, AuditTrail audit, Supplier<Register> register, Clock clock) {
    this.book = book;
    this.log = log;
    this.audit = audit;
    this.register = register;
    this.clock = clock;
  }

  Future<ApiResponse> approve(ApiRequest request) {
    return decided(request, true, Optional.empty());
  }

  Future<ApiResponse> refuse(ApiRequest request) {
    return decided(
        request, false, Optional.of(StatedReason.of(request.json().getString("reason"))));
  }

  private Future<ApiResponse> decided(
      ApiRequest request, boolean approved, Optional<String> reason) {
    String by = request.caller().orElseThrow().name();
    Export export =
        book.find(request.pathParameter("id"))
            .orElseThrow(() -> ApiException.notFound("no such export"));
    if (export.asked().getCaller().equals(by)) {
      throw ApiException.forbidden("another than who asked for an export decides on it");
    }
    Instant now = Instant.ofEpochMilli(clock.millis());
    State state = export.state(now);
    if (state != State.AWAITING_APPROVAL) {
      throw ApiException.conflict(
          "only an export that awaits approval is decided on; this one is " + state.wireName());
    }
    ExportDecided decision =
        new ExportDecided(
            export.id(),
            approved,
            by,
            reason.orElse(null),
            now.plus(register.get().exports().validity()));
    return Future.fromCompletionStage(
        noted(by, approved, export.asked())
            .thenCompose(noted -> log.append(export.id(), decision))
            .thenApply(
                made -> {
                  if (!made.decision().filter(decision::equals).isPresent()) {
                    throw ApiException.conflict("somebody else decided on it a moment before");
                  }
                  return ApiResponse.ok(ExportJson.of(made, now, Sizes.areExact(request)));
                }));
  }

  private CompletableFuture<Void> noted(String by, boolean approved, ExportAsked asked) {
    return audit.note(
        by,
        approved ? Action.EXPORT_APPROVED : Action.EXPORT_REFUSED,
        Optional.empty(),
        Optional.of(asked.getAudienceId() + " for " + asked.getRecipient()),
        Counts.ofAudit(asked.getAtMost()));
  }
}
