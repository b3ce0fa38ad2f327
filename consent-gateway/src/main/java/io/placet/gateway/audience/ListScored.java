package io.placet.gateway.audience;

import io.placet.domain.contact.ContactId;
import io.placet.gateway.audience.PageSessions.Cursor;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Contacts by score, the highest first, page by page of one revision, behind the reader gate. */
final class ListScored implements Operation {
  private final DefinitionBook book;
  private final Language language;
  private final DerivedRows scores;
  private final PageSessions<List<String>> sessions;
  private final ReaderGate gate;
  private final AuditTrail audit;
  private final AsideWork work;
  private final Clock clock;
  private final Supplier<Instant> streamNow;
  private final int partitions;
  private final SingleObject<ScoreValue> codec = SingleObject.of(ScoreValue.class);

  ListScored(
      DefinitionBook book,
      Language language,
      DerivedRows scores,
      PageSessions<List<String>> sessions,
      ReaderGate gate,
      AuditTrail audit,
      AsideWork work,
      Clock clock,
      Supplier<Instant> streamNow,
      int partitions) {
    this.book = book;
    this.language = language;
    this.scores = scores;
    this.sessions = sessions;
    this.gate = gate;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
    this.streamNow = streamNow;
    this.partitions = partitions;
  }

  private record Rows(
      PageSession<List<String>> session, Map<String, ScoreValue> values, Optional<Cursor> next) {}

  private record Ranked(String pseudonym, double value) {}

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Definition score = Asked.definition(book, Kind.SCORE, request, "id");
    Optional<Cursor> cursor = request.queryParameter("after").map(Cursor::parse);
    int limit = Asked.limit(request);
    return Future.fromCompletionStage(
        work.ask(() -> rows(score.id(), cursor, limit))
            .thenCompose(rows -> answer(request, score, rows)));
  }

  private Rows rows(String score, Optional<Cursor> cursor, int limit) {
    PageSession<List<String>> session =
        cursor.map(at -> sessions.of(at, score)).orElseGet(() -> first(score));
    int from = Math.min(cursor.map(ListScored::from).orElse(0), session.list().size());
    int to = Math.min(from + limit, session.list().size());
    Map<String, ScoreValue> page = new LinkedHashMap<>();
    session
        .read(
            view -> {
              for (String pseudonym : session.list().subList(from, to)) {
                scores
                    .find(view, pseudonym, score)
                    .ifPresent(row -> page.put(pseudonym, codec.decode(row)));
              }
              return page;
            })
        .orElseThrow(PageSessions::gone);
    if (to == session.list().size()) {
      cursor.ifPresentOrElse(at -> sessions.end(at.session()), session::close);
      return new Rows(session, page, Optional.empty());
    }
    String id = cursor.map(Cursor::session).orElseGet(() -> sessions.keep(session));
    return new Rows(session, page, Optional.of(new Cursor(id, Integer.toString(to))));
  }

  private static int from(Cursor cursor) {
    try {
      return Math.max(0, Integer.parseInt(cursor.after()));
    } catch (NumberFormatException other) {
      throw ApiException.badRequest("after: allowed: `next` of the page before");
    }
  }

  private PageSession<List<String>> first(String score) {
    ViewSnapshot view = scores.snapshot();
    Fading fading = new Fading(book, language, streamNow.get());
    List<Ranked> ranked = new ArrayList<>();
    for (String pseudonym : scores.holders(view, score, "", Integer.MAX_VALUE)) {
      scores
          .find(view, pseudonym, score)
          .ifPresent(row -> ranked.add(new Ranked(pseudonym, fading.value(codec.decode(row)))));
    }
    ranked.sort(
        Comparator.comparingDouble(Ranked::value).reversed().thenComparing(Ranked::pseudonym));
    return new PageSession<>(
        score,
        view,
        Topic.SCORES,
        partitions,
        clock.instant(),
        ranked.stream().map(Ranked::pseudonym).toList());
  }

  private CompletableFuture<ApiResponse> answer(ApiRequest request, Definition score, Rows rows) {
    return gate.pass(score.purpose(), List.copyOf(rows.values().keySet()))
        .thenCompose(
            passed ->
                audit
                    .note(
                        request.caller().orElseThrow().name(),
                        Action.MEMBERS_READ,
                        Optional.empty(),
                        Optional.of(score.wireName()),
                        passed.size())
                    .thenApply(noted -> ApiResponse.ok(toJson(request, rows, passed))));
  }

  private JsonObject toJson(ApiRequest request, Rows rows, Map<String, ContactId> passed) {
    boolean exact = Sizes.areExact(request);
    Fading fading = new Fading(book, language, streamNow.get());
    JsonArray contacts = new JsonArray();
    passed.forEach(
        (pseudonym, contact) ->
            contacts.add(
                fading
                    .toJson(java.util.Objects.requireNonNull(rows.values().get(pseudonym)))
                    .put("contact", contact.toString())));
    int total = rows.session().list().size();
    JsonObject page =
        new JsonObject()
            .put("revision", rows.session().revision())
            .put("asOf", rows.session().asOf().toString())
            .put("total", Sizes.count(total, exact))
            .put("shown", Sizes.shown(total, exact))
            .put("contacts", contacts);
    rows.next().ifPresent(next -> page.put("next", next.toString()));
    return page;
  }
}
