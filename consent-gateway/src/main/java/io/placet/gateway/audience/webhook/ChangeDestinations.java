package io.placet.gateway.audience.webhook;

import io.placet.domain.audience.Audience;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.webhook.Destination.State;
import io.placet.gateway.audience.webhook.Target.Allowed;
import io.placet.gateway.audience.webhook.Target.Resolver;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.schemas.avro.DestinationRecorded;
import io.placet.schemas.avro.MemberDisclosed;
import io.vertx.core.Future;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes receivers and changes them. */
final class ChangeDestinations {
  private static final int MOST = 50;
  private static final int PAGE = 500;

  /** What it needs. */
  record Parts(
      DestinationBook book,
      DestinationWriter writer,
      ToldMembers told,
      ToldWriter toldWriter,
      Disclosed disclosed,
      DisclosureWriter disclosures,
      Places places,
      Function<String, Optional<Audience>> audiences,
      Sealing sealing,
      Allowed allowed,
      Resolver resolver,
      AuditTrail audit,
      AsideWork work,
      Clock clock,
      SecureRandom random,
      Supplier<UUID> ids) {}

  private final Parts parts;

  ChangeDestinations(Parts parts) {
    this.parts = parts;
  }

  Future<ApiResponse> create(ApiRequest request) {
    Audience audience =
        parts
            .audiences()
            .apply(request.pathParameter("id"))
            .orElseThrow(() -> ApiException.notFound("there is no such audience"));
    DestinationRequest asked = DestinationRequest.read(request.json(), audience, parts.allowed());
    if (parts.book().all().size() >= MOST) {
      throw ApiException.conflict("there are " + MOST + " receivers already; remove one first");
    }
    String caller = caller(request);
    Secret secret = Secret.fresh(parts.random());
    Destination destination = destination(audience, asked, secret, caller);
    return Future.fromCompletionStage(
        parts
            .work()
            .ask(() -> requireReachable(asked.url()))
            .thenCompose(reachable -> parts.places().begin(destination.id()))
            .thenCompose(begun -> parts.writer().put(destination))
            .thenCompose(
                made -> note(caller, Action.DESTINATION_CREATED, audience.id(), asked.reason()))
            .thenApply(
                noted ->
                    ApiResponse.created(
                        DestinationJson.withSecret(destination, parts.disclosed(), secret))));
  }

  private Destination destination(
      Audience audience, DestinationRequest asked, Secret secret, String caller) {
    String id = "dst-" + parts.ids().get();
    Instant now = now();
    return new Destination(
        new DestinationRecorded(
            id,
            audience.id(),
            asked.url(),
            asked.template().wireName(),
            asked.header().orElse(null),
            asked.headerValue().map(value -> parts.sealing().sealHeader(id, value)).orElse(null),
            List.of(parts.sealing().seal(id, secret)),
            // there is none before it
            now.minus(Destination.ROTATION),
            State.ACTIVE.wireName(),
            null,
            asked.reason(),
            now,
            now,
            caller,
            0,
            null));
  }

  /** A name that leads nowhere yet is none of our business; one that leads inside is. */
  private boolean requireReachable(String url) {
    try {
      var unused = Target.of(URI.create(url), parts.allowed(), parts.resolver());
      return true;
    } catch (RefusedTargetException refused) {
      throw ApiException.badRequest(String.valueOf(refused.getMessage()));
    } catch (UnknownHostException unknown) {
      throw ApiException.badRequest("url: its host has no address");
    }
  }

  Future<ApiResponse> setState(ApiRequest request) {
    Destination destination = find(request);
    boolean active = request.json().getString("state").equals(State.ACTIVE.wireName());
    Destination changed =
        destination.in(
            active ? State.ACTIVE : State.PAUSED, Optional.empty(), caller(request), now());
    return written(request, changed, active ? "resumed" : "paused");
  }

  /** A new secret signs beside the one of before for a day. */
  Future<ApiResponse> rotate(ApiRequest request) {
    Destination destination = find(request);
    Secret secret = Secret.fresh(parts.random());
    List<String> secrets = new ArrayList<>();
    secrets.add(parts.sealing().seal(destination.id(), secret));
    secrets.add(destination.record().getSealedSecrets().get(0));
    Destination changed =
        new Destination(
            DestinationRecorded.newBuilder(destination.record())
                .setSealedSecrets(secrets)
                .setRotatedAt(now())
                .setChangedAt(now())
                .setChangedBy(caller(request))
                .build());
    return Future.fromCompletionStage(
        parts
            .writer()
            .put(changed)
            .thenCompose(
                put ->
                    note(
                        caller(request),
                        Action.DESTINATION_CHANGED,
                        changed.audience(),
                        "secret rotated"))
            .thenApply(
                noted ->
                    ApiResponse.ok(
                        DestinationJson.withSecret(changed, parts.disclosed(), secret))));
  }

  /** What happened from an instant on is told anew, as it stands then. */
  Future<ApiResponse> replay(ApiRequest request) {
    Destination destination = find(request);
    Instant from = Instant.parse(request.json().getString("from"));
    Instant earliest = destination.record().getCreatedAt();
    if (from.isBefore(earliest) || from.isAfter(now())) {
      throw ApiException.badRequest(
          "from: not before the receiver was made, " + earliest + ", and not in the future");
    }
    Destination changed =
        new Destination(
            DestinationRecorded.newBuilder(destination.record())
                .setReplay(destination.record().getReplay() + 1)
                .setReplayFrom(from)
                .setChangedAt(now())
                .setChangedBy(caller(request))
                .build());
    return written(request, changed, "replayed");
  }

  private Future<ApiResponse> written(ApiRequest request, Destination changed, String what) {
    return Future.fromCompletionStage(
        parts
            .writer()
            .put(changed)
            .thenCompose(
                put -> note(caller(request), Action.DESTINATION_CHANGED, changed.audience(), what))
            .thenApply(noted -> ApiResponse.ok(DestinationJson.of(changed, parts.disclosed()))));
  }

  /** It is told nothing more, and what it was told is forgotten here. */
  Future<ApiResponse> remove(ApiRequest request) {
    Destination destination = find(request);
    return Future.fromCompletionStage(
        parts
            .writer()
            .remove(destination.id())
            .thenCompose(removed -> parts.work().ask(() -> forgetAll(destination.id())))
            .thenCompose(
                forgotten ->
                    note(
                        caller(request),
                        Action.DESTINATION_REMOVED,
                        destination.audience(),
                        "removed"))
            .thenApply(
                noted -> ApiResponse.ok(DestinationJson.of(destination, parts.disclosed()))));
  }

  private int forgetAll(String id) {
    int forgotten = 0;
    Optional<SubjectId> last = Optional.empty();
    List<SubjectId> page = parts.told().page(id, last, PAGE);
    while (!page.isEmpty()) {
      CompletableFuture.allOf(
              page.stream()
                  .map(subject -> parts.toldWriter().forget(id, subject))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
      forgotten += page.size();
      last = Optional.of(page.get(page.size() - 1));
      page = parts.told().page(id, last, PAGE);
    }
    return forgotten + endAll(id);
  }

  /** Those that wait are left: they are found by no receiver, and were never named. */
  private int endAll(String id) {
    int ended = 0;
    List<MemberDisclosed> page = parts.disclosed().open(id, Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      CompletableFuture.allOf(
              page.stream().map(parts.disclosures()::removed).toArray(CompletableFuture<?>[]::new))
          .join();
      ended += page.size();
      page = parts.disclosed().open(id, Optional.empty(), PAGE);
    }
    return ended;
  }

  private Destination find(ApiRequest request) {
    return parts
        .book()
        .find(request.pathParameter("destination"))
        .orElseThrow(() -> ApiException.notFound("there is no such receiver"));
  }

  private CompletableFuture<Void> note(
      String caller, Action action, String audience, String reason) {
    return parts
        .audit()
        .note(caller, action, Optional.empty(), Optional.of(audience + ": " + reason), 1);
  }

  private Instant now() {
    return Instant.ofEpochMilli(parts.clock().millis());
  }

  private static String caller(ApiRequest request) {
    return request.caller().orElseThrow().name();
  }
}
