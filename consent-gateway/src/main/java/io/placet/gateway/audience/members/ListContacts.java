package io.placet.gateway.audience.members;

import io.placet.domain.contact.ContactId;
import io.placet.gateway.audience.ReaderGate;
import io.placet.gateway.audience.members.Order.Part;
import io.placet.gateway.audience.members.PageSessions.Cursor;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.quota.Quota;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Contacts for whom the stream derived something by a definition, page by page of one revision,
 * behind the reader gate, noted in the audit trail.
 */
final class ListContacts<R extends SpecificRecord> implements Operation {
  private final Listing<R> listing;
  private final ContactRows<R> rows;
  private final DefinitionBook book;
  private final PageSessions sessions;
  private final ReaderGate gate;
  private final Quota quota;
  private final AuditTrail audit;
  private final AudienceMetrics metrics;
  private final AsideWork work;

  ListContacts(
      Listing<R> listing,
      DefinitionBook book,
      PageSessions sessions,
      ReaderGate gate,
      Quota quota,
      AuditTrail audit,
      AudienceMetrics metrics,
      AsideWork work) {
    this.listing = listing;
    this.rows = listing.rows();
    this.book = book;
    this.sessions = sessions;
    this.gate = gate;
    this.quota = quota;
    this.audit = audit;
    this.metrics = metrics;
    this.work = work;
  }

  private record Found<R>(Part part, Map<String, R> rows) {}

  /** A page before the gate, and where the next one begins. */
  private record Page<R>(PageSession session, Map<String, R> rows, Optional<Cursor> next) {}

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    long begun = System.nanoTime();
    Definition definition = Asked.definition(book, rows.kind(), request, "id");
    Optional<Cursor> cursor = request.queryParameter("after").map(Cursor::parse);
    int limit = Asked.limit(request);
    return Future.fromCompletionStage(
        work.ask(() -> page(definition, cursor, limit))
            .thenCompose(page -> answer(request, definition, page, begun)));
  }

  private Page<R> page(Definition definition, Optional<Cursor> cursor, int limit) {
    String id = definition.id();
    PageSession session =
        cursor
            .map(at -> sessions.of(at, id))
            .orElseGet(
                () -> sessions.begin(id, rows, snapshot -> listing.order(snapshot, definition)));
    String after = cursor.map(Cursor::after).orElse("");
    Found<R> found =
        session
            .read(
                snapshot -> {
                  Part part = session.order().part(snapshot, after, limit);
                  return new Found<>(part, rows.of(snapshot, id, part.pseudonyms()));
                })
            .orElseThrow(PageSessions::gone);
    return new Page<>(session, found.rows(), sessions.turn(session, cursor, found.part().next()));
  }

  private CompletableFuture<ApiResponse> answer(
      ApiRequest request, Definition definition, Page<R> page, long begun) {
    return gate.pass(definition.purpose(), List.copyOf(page.rows().keySet()))
        .thenCompose(
            passed ->
                quota
                    .require(request, passed.size())
                    .thenCompose(
                        allowance ->
                            noted(request, definition, passed.size())
                                .thenApply(
                                    noted -> {
                                      JsonObject told = toJson(request, definition, page, passed);
                                      long took = System.nanoTime() - begun;
                                      metrics.page(
                                          rows.kind(), page.rows().size(), passed.size(), took);
                                      return ApiResponse.ok(told).with(allowance.headers());
                                    })));
  }

  private CompletableFuture<Void> noted(ApiRequest request, Definition definition, int count) {
    return audit.note(
        request.caller().orElseThrow().name(),
        Action.MEMBERS_READ,
        Optional.empty(),
        Optional.of(definition.wireName()),
        count);
  }

  private JsonObject toJson(
      ApiRequest request, Definition definition, Page<R> page, Map<String, ContactId> passed) {
    boolean exact = Sizes.areExact(request);
    int total = page.session().order().size();
    Function<R, JsonObject> told = listing.told(definition);
    JsonArray contacts = new JsonArray();
    passed.forEach(
        (pseudonym, contact) ->
            contacts.add(
                told.apply(Objects.requireNonNull(page.rows().get(pseudonym)))
                    .put("contact", contact.toString())));
    JsonObject json =
        new JsonObject()
            .put("revision", page.session().revision())
            .put("asOf", page.session().asOf().toString())
            .put("total", Sizes.count(total, exact))
            .put("shown", Sizes.shown(total, exact))
            .put(listing.name(), contacts);
    page.next().ifPresent(next -> json.put("next", next.toString()));
    return json;
  }
}
