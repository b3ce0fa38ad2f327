package io.placet.gateway.audience.export;

import io.placet.domain.register.Register;
import io.placet.gateway.audience.AudienceBook;
import io.placet.gateway.audience.AudienceCheck;
import io.placet.gateway.audience.Judgement;
import io.placet.gateway.audience.Refusals;
import io.placet.gateway.audience.StoredAudience;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Download;
import io.placet.gateway.http.Format;
import io.placet.gateway.http.StreamedAnswer;
import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportEnded;
import io.placet.schemas.avro.ExportOpened;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out an export, once, to who asked for it; held against the register once more. */
final class TakeExport implements Download {
  private static final Logger LOG = LoggerFactory.getLogger(TakeExport.class);

  private final AudienceBook audiences;
  private final AudienceCheck check;
  private final Refusals refusals;
  private final MemberSources sources;
  private final ExportBook book;
  private final ExportRun.Parts run;
  private final OpenExports open;
  private final AuditTrail audit;
  private final ExportMetrics metrics;
  private final Supplier<Register> register;
  private final Clock clock;
  private final Supplier<UUID> ids;

  TakeExport(
      AudienceExports.Parts parts, ExportRun.Parts run, OpenExports open, ExportMetrics metrics) {
    this.audiences = parts.audiences();
    this.check = parts.check();
    this.refusals = parts.refusals();
    this.sources = parts.sources();
    this.book = parts.book();
    this.run = run;
    this.open = open;
    this.audit = parts.audit();
    this.metrics = metrics;
    this.register = parts.register();
    this.clock = parts.clock();
    this.ids = parts.ids();
  }

  @Override
  public Future<StreamedAnswer> open(ApiRequest request) {
    String by = request.caller().orElseThrow().name();
    Export export = mayTake(request.pathParameter("id"), by);
    StoredAudience stored = unchanged(export.asked());
    Optional<String> misfit = check.misfit(stored.audience());
    if (misfit.isPresent()) {
      return Future.fromCompletionStage(
          refusals
              .note(Optional.of(stored.audience().id()), by, misfit.get())
              .thenApply(
                  noted -> {
                    throw ApiException.conflict(misfit.get());
                  }));
    }
    open.reserve();
    return Future.fromCompletionStage(
        opened(export, by)
            .whenComplete(
                (opening, failure) -> {
                  if (failure != null) {
                    open.release();
                  }
                })
            .thenApply(opening -> answer(export, opening, stored)));
  }

  private Export mayTake(String id, String by) {
    Export export = book.find(id).orElseThrow(() -> ApiException.notFound("no such export"));
    if (!export.asked().getCaller().equals(by)) {
      throw ApiException.forbidden("who asked for an export takes it");
    }
    State state = export.state(clock.instant());
    if (state == State.EXPIRED) {
      throw ApiException.gone("it has expired; ask for another");
    }
    if (state != State.READY) {
      throw ApiException.conflict(
          "only an export that is ready can be taken, and once; this one is " + state.wireName());
    }
    return export;
  }

  private StoredAudience unchanged(ExportAsked asked) {
    return audiences
        .find(asked.getAudienceId())
        .filter(stored -> stored.version() == asked.getAudienceVersion())
        .orElseThrow(
            () ->
                ApiException.conflict(
                    "the audience was changed since the export was asked for; ask anew"));
  }

  /** Of several that begin at once the log's first takes it. */
  private CompletableFuture<String> opened(Export export, String by) {
    String opening = ids.get().toString();
    ExportAsked asked = export.asked();
    return audit
        .note(
            by,
            Action.EXPORT_TAKEN,
            Optional.empty(),
            Optional.of(
                asked.getAudienceId() + " for " + asked.getRecipient() + ": " + asked.getReason()),
            Counts.ofAudit(asked.getAtMost()))
        .thenCompose(
            noted -> run.log().append(export.id(), new ExportOpened(export.id(), opening, by)))
        .thenApply(
            now -> {
              if (now.opening().filter(at -> at.getOpening().equals(opening)).isEmpty()) {
                throw ApiException.conflict("it is being taken already; it can be taken once");
              }
              return opening;
            });
  }

  private StreamedAnswer answer(Export export, String opening, StoredAudience stored) {
    Judgement judgement =
        new Judgement(
            stored.audience(),
            check.purposeOf(stored.audience().source()),
            register.get().exports().validity());
    Format format = Format.of(export.asked().getFormat());
    Map<String, String> headers =
        new HashMap<>(run.quota().allowance(export.asked().getCaller()).headers());
    headers.put(
        "Content-Disposition",
        "attachment; filename=\"" + stored.audience().id() + "." + format.wireName() + "\"");
    Members members = open.hold(() -> sources.open(stored.audience()));
    return new StreamedAnswer(
        format.contentType(),
        headers,
        new ExportRun(
            export,
            opening,
            judgement,
            run,
            members,
            (tally, whole) -> ended(export, opening, tally, whole)));
  }

  private void ended(Export export, String opening, Tally tally, boolean whole) {
    metrics.ended(tally, whole);
    Instant now = clock.instant();
    var unused =
        run.log()
            .append(
                export.id(),
                new ExportEnded(
                    export.id(),
                    opening,
                    whole,
                    tally.told(),
                    tally.skipped(),
                    tally.heldOut(),
                    tally.withheld()))
            .whenComplete(
                (noted, failure) -> {
                  if (failure != null) {
                    LOG.atWarn()
                        .setCause(failure)
                        .addKeyValue("at", now)
                        .addKeyValue("whole", whole)
                        .log("How an export ended could not be noted");
                  }
                });
  }
}
