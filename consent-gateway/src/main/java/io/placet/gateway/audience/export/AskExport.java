package io.placet.gateway.audience.export;

import io.placet.domain.audience.Audience;
import io.placet.domain.register.Register;
import io.placet.gateway.audience.AudienceBook;
import io.placet.gateway.audience.AudienceCheck;
import io.placet.gateway.audience.Refusals;
import io.placet.gateway.audience.StoredAudience;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.audit.StatedReason;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.quota.Quota;
import io.placet.gateway.quota.Taken;
import io.placet.schemas.avro.ExportAsked;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Asks for an export: within the quota it is ready, above it a second person decides. */
final class AskExport implements Operation {
  /** That wait to be decided on or taken. */
  private static final int MOST_OPEN = 100;

  private final AudienceBook audiences;
  private final AudienceCheck check;
  private final Refusals refusals;
  private final MemberSources sources;
  private final Quota quota;
  private final ExportBook book;
  private final ExportLog log;
  private final AuditTrail audit;
  private final Supplier<Register> register;
  private final AsideWork work;
  private final Clock clock;
  private final Supplier<UUID> ids;

  AskExport(AudienceExports.Parts parts, ExportLog log, AsideWork work) {
    this.audiences = parts.audiences();
    this.check = parts.check();
    this.refusals = parts.refusals();
    this.sources = parts.sources();
    this.quota = parts.quota();
    this.book = parts.book();
    this.log = log;
    this.audit = parts.audit();
    this.register = parts.register();
    this.work = work;
    this.clock = parts.clock();
    this.ids = parts.ids();
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    StoredAudience asked =
        audiences
            .find(request.pathParameter("id"))
            .orElseThrow(() -> ApiException.notFound("no such audience"));
    if (asked.isArchived()) {
      throw ApiException.conflict("it is archived; bring it back with its state first");
    }
    String reason = StatedReason.of(request.json().getString("reason"));
    requireRoom();
    Optional<String> misfit = check.misfit(asked.audience());
    return Future.fromCompletionStage(
        misfit.isPresent()
            ? refused(request, asked, misfit.get())
            : counted(asked.audience())
                .thenCompose(
                    atMost ->
                        quota
                            .take(by(request), atMost)
                            .thenCompose(taken -> noted(request, asked, reason, atMost, taken))));
  }

  private CompletableFuture<Long> counted(Audience audience) {
    return work.ask(() -> Counts.atMost(sources.count(audience)))
        .thenApply(
            atMost -> {
              var unused = work.ask(() -> prepared(audience));
              return atMost;
            });
  }

  private boolean prepared(Audience audience) {
    sources.prepare(audience);
    return true;
  }

  private CompletableFuture<ApiResponse> noted(
      ApiRequest request, StoredAudience asked, String reason, long atMost, Taken taken) {
    Audience audience = asked.audience();
    Instant now = now();
    ExportAsked export =
        new ExportAsked(
            ids.get().toString(),
            audience.id(),
            asked.version(),
            audience.recipient(),
            audience.key().purpose(),
            audience.key().channel().orElse(null),
            by(request),
            reason,
            request.json().getString("format", "csv"),
            atMost,
            taken.fold(granted -> true, refused -> false),
            now.plus(register.get().exports().validity()));
    return audit
        .note(
            by(request),
            Action.EXPORT_ASKED,
            Optional.empty(),
            Optional.of(audience.id() + " for " + audience.recipient() + ": " + reason),
            Counts.ofAudit(atMost))
        .thenCompose(noted -> log.append(export.getId(), export))
        .thenApply(
            made ->
                ApiResponse.created(ExportJson.of(made, now, Sizes.areExact(request)))
                    .with(taken.allowance().headers()));
  }

  private void requireRoom() {
    Instant now = now();
    long open =
        book.newest().stream()
            .map(export -> export.state(now))
            .filter(state -> state == State.READY || state == State.AWAITING_APPROVAL)
            .count();
    if (open >= MOST_OPEN) {
      throw ApiException.tooMany(
          "so many exports wait to be decided on or taken: " + MOST_OPEN + "; take one first");
    }
  }

  private CompletableFuture<ApiResponse> refused(
      ApiRequest request, StoredAudience asked, String misfit) {
    return refusals
        .note(Optional.of(asked.audience().id()), by(request), misfit)
        .thenApply(
            noted -> {
              throw ApiException.conflict(misfit);
            });
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private static String by(ApiRequest request) {
    return request.caller().orElseThrow().name();
  }
}
