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
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The members of a segment, page by page of one revision, behind the reader gate. */
final class ListMembers implements Operation {
  private final DefinitionBook book;
  private final Language language;
  private final DerivedRows memberships;
  private final PageSessions<Long> sessions;
  private final ReaderGate gate;
  private final AuditTrail audit;
  private final AsideWork work;
  private final Clock clock;
  private final int partitions;
  private final SingleObject<Membership> codec = SingleObject.of(Membership.class);

  ListMembers(
      DefinitionBook book,
      Language language,
      DerivedRows memberships,
      PageSessions<Long> sessions,
      ReaderGate gate,
      AuditTrail audit,
      AsideWork work,
      Clock clock,
      int partitions) {
    this.book = book;
    this.language = language;
    this.memberships = memberships;
    this.sessions = sessions;
    this.gate = gate;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
    this.partitions = partitions;
  }

  /** A page before the gate: whose memberships they are, and where the next one begins. */
  private record Rows(
      PageSession<Long> session, Map<String, Membership> memberships, Optional<Cursor> next) {}

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Definition segment = Asked.definition(book, Kind.SEGMENT, request, "id");
    Optional<Cursor> cursor = request.queryParameter("after").map(Cursor::parse);
    int limit = Asked.limit(request);
    return Future.fromCompletionStage(
        work.ask(() -> rows(segment.id(), cursor, limit))
            .thenCompose(rows -> answer(request, segment, rows)));
  }

  private Rows rows(String segment, Optional<Cursor> cursor, int limit) {
    PageSession<Long> session =
        cursor.map(at -> sessions.of(at, segment)).orElseGet(() -> first(segment));
    String after = cursor.map(Cursor::after).orElse("");
    Map<String, Membership> page =
        session.read(view -> page(view, segment, after, limit)).orElseThrow(PageSessions::gone);
    if (page.size() < limit) {
      cursor.ifPresentOrElse(at -> sessions.end(at.session()), session::close);
      return new Rows(session, page, Optional.empty());
    }
    String last = List.copyOf(page.keySet()).get(page.size() - 1);
    String id = cursor.map(Cursor::session).orElseGet(() -> sessions.keep(session));
    return new Rows(session, page, Optional.of(new Cursor(id, last)));
  }

  private PageSession<Long> first(String segment) {
    ViewSnapshot view = memberships.snapshot();
    long total = memberships.holders(view, segment, "", Integer.MAX_VALUE).size();
    return new PageSession<>(segment, view, Topic.MEMBERSHIPS, partitions, clock.instant(), total);
  }

  private Map<String, Membership> page(ViewSnapshot view, String segment, String after, int limit) {
    Map<String, Membership> page = new LinkedHashMap<>();
    for (String pseudonym : memberships.holders(view, segment, after, limit)) {
      memberships
          .find(view, pseudonym, segment)
          .ifPresent(row -> page.put(pseudonym, codec.decode(row)));
    }
    return page;
  }

  private CompletableFuture<ApiResponse> answer(ApiRequest request, Definition segment, Rows rows) {
    return gate.pass(segment.purpose(), List.copyOf(rows.memberships().keySet()))
        .thenCompose(
            passed ->
                audit
                    .note(
                        request.caller().orElseThrow().name(),
                        Action.MEMBERS_READ,
                        Optional.empty(),
                        Optional.of(segment.wireName()),
                        passed.size())
                    .thenApply(noted -> ApiResponse.ok(toJson(request, segment, rows, passed))));
  }

  private JsonObject toJson(
      ApiRequest request, Definition segment, Rows rows, Map<String, ContactId> passed) {
    boolean exact = Sizes.areExact(request);
    WordsOfVersions words = new WordsOfVersions(book, language, segment);
    JsonArray members = new JsonArray();
    passed.forEach(
        (pseudonym, contact) -> {
          Membership membership =
              java.util.Objects.requireNonNull(rows.memberships().get(pseudonym));
          members.add(
              new JsonObject()
                  .put("contact", contact.toString())
                  .put("since", membership.getSince().toString())
                  .put("version", membership.getVersion())
                  .put(
                      "reasons",
                      Leaves.stored(membership.getLeaves(), words.of(membership.getVersion()))));
        });
    JsonObject page =
        new JsonObject()
            .put("revision", rows.session().revision())
            .put("asOf", rows.session().asOf().toString())
            .put("total", Sizes.count(rows.session().list(), exact))
            .put("shown", Sizes.shown(rows.session().list(), exact))
            .put("members", members);
    rows.next().ifPresent(next -> page.put("next", next.toString()));
    return page;
  }
}
