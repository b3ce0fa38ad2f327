package io.placet.gateway.define;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.definition.DefinitionException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes, changes, pauses, resumes and archives definitions of one kind. */
final class ChangeDefinitions {
  /** Of a kind, archived ones too: the page lists them all, and the stream judges by the live. */
  private static final int MOST = 2_000;

  private static final int MOST_VERSIONS = 1_000;

  private final Kind kind;
  private final DefinitionBook book;
  private final Language language;
  private final DefinitionWriter writer;
  private final DefinitionJson json;
  private final AuditTrail audit;
  private final Clock clock;

  ChangeDefinitions(
      Kind kind,
      DefinitionBook book,
      Language language,
      DefinitionWriter writer,
      DefinitionJson json,
      AuditTrail audit,
      Clock clock) {
    this.kind = kind;
    this.book = book;
    this.language = language;
    this.writer = writer;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  Future<ApiResponse> create(ApiRequest request) {
    JsonObject body = request.json();
    String id =
        Optional.ofNullable(body.getString("id"))
            .map(this::free)
            .orElseGet(() -> DefinitionIds.fresh(body.getString("name"), this::isTaken));
    if (book.newest(kind).size() >= MOST) {
      throw ApiException.conflict("there are " + MOST + " already; no more are kept");
    }
    Definition first =
        new Definition(
            kind,
            id,
            1,
            body.getString("name"),
            body.getString("description"),
            body.getString("purpose"),
            content(request),
            DefinitionState.LIVE,
            body.getString("owner", ""),
            by(request),
            Optional.of(now()));
    check(first);
    return answered(request, 201, Action.DEFINITION_CREATED, writer.make(first));
  }

  Future<ApiResponse> change(ApiRequest request) {
    JsonObject body = request.json();
    Definition newest = newest(request);
    int basedOn = body.getInteger("basedOn");
    if (basedOn != newest.version()) {
      throw ApiException.conflict(
          "basedOn: the newest version is "
              + newest.version()
              + "; look at it and base yours on it");
    }
    if (newest.isArchived()) {
      throw ApiException.conflict("it is archived; bring it back with its state first");
    }
    if (newest.version() >= MOST_VERSIONS) {
      throw ApiException.conflict("there are " + MOST_VERSIONS + " versions; no more are kept");
    }
    Definition next =
        new Definition(
            kind,
            newest.id(),
            newest.version() + 1,
            body.getString("name"),
            body.getString("description"),
            newest.purpose(),
            content(request),
            newest.state(),
            body.getString("owner", newest.owner()),
            by(request),
            Optional.of(now()));
    check(next);
    return answered(request, 200, Action.DEFINITION_CHANGED, writer.make(next));
  }

  Future<ApiResponse> setState(ApiRequest request) {
    Definition newest = newest(request);
    DefinitionState state =
        DefinitionState.valueOf(request.json().getString("state").toUpperCase(Locale.ROOT));
    if (state == newest.state()) {
      return Future.succeededFuture(ApiResponse.ok(shown(newest, request)));
    }
    if (state == DefinitionState.ARCHIVED) {
      refuseIfNamed(newest);
    } else if (state == DefinitionState.LIVE) {
      check(newest);
    }
    Definition changed = newest.in(state, by(request), now());
    Action action =
        switch (state) {
          case LIVE -> Action.DEFINITION_RESUMED;
          case PAUSED -> Action.DEFINITION_PAUSED;
          case ARCHIVED -> Action.DEFINITION_ARCHIVED;
        };
    return answered(request, 200, action, writer.put(changed, 1));
  }

  private void refuseIfNamed(Definition definition) {
    List<String> naming = NamedIn.segments(definition, book.newest(Kind.SEGMENT));
    if (!naming.isEmpty()) {
      throw ApiException.conflict(
          "it is named by " + String.join(", ", naming) + "; change or archive these first");
    }
  }

  private Future<ApiResponse> answered(
      ApiRequest request, int status, Action action, CompletableFuture<Definition> done) {
    return Future.fromCompletionStage(
        done.thenCompose(
            made ->
                audit
                    .note(
                        by(request),
                        action,
                        Optional.empty(),
                        Optional.of(made.wireName() + "@" + made.version()),
                        1)
                    .thenApply(
                        noted ->
                            new ApiResponse(status, java.util.Map.of(), shown(made, request)))));
  }

  private JsonObject shown(Definition definition, ApiRequest request) {
    return json.whole(book.versions(kind, definition.id()), Sizes.areExact(request));
  }

  private void check(Definition definition) {
    try {
      language.check(definition);
    } catch (DefinitionException wrong) {
      throw ApiException.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  /** As it was sent, numbers to the digit. */
  private String content(ApiRequest request) {
    try {
      return DefinitionJson.EXACT
          .readTree(request.body().toString(StandardCharsets.UTF_8))
          .get(DefinitionJson.contentName(kind))
          .toString();
    } catch (JsonProcessingException malformed) {
      throw ApiException.badRequest("the body: not JSON: " + malformed.getOriginalMessage());
    }
  }

  private Definition newest(ApiRequest request) {
    return book.newest(kind, request.pathParameter("id"))
        .orElseThrow(() -> ApiException.notFound("no such " + kind.word()));
  }

  private String free(String id) {
    if (isTaken(id)) {
      throw ApiException.conflict("id: is taken; choose another, or change what there is");
    }
    return id;
  }

  private boolean isTaken(String id) {
    return DefinitionIds.RESERVED.contains(id) || book.newest(kind, id).isPresent();
  }

  private static String by(ApiRequest request) {
    return request.caller().orElseThrow().name();
  }

  /** As records keep it. */
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
