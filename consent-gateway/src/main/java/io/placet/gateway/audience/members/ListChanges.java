package io.placet.gateway.audience.members;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.Scope;
import io.placet.schemas.avro.SegmentChange;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The newest entries and exits of a segment, by pseudonym, or those of one contact. */
final class ListChanges implements Operation {
  private static final int DEFAULT_LIMIT = 50;

  private final DefinitionBook book;
  private final SegmentChanges changes;
  private final NamedContacts contacts;
  private final Function<Definition, WordsOfVersions> wordsOf;
  private final AsideWork work;

  ListChanges(
      DefinitionBook book,
      SegmentChanges changes,
      NamedContacts contacts,
      Function<Definition, WordsOfVersions> wordsOf,
      AsideWork work) {
    this.book = book;
    this.changes = changes;
    this.contacts = contacts;
    this.wordsOf = wordsOf;
    this.work = work;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Definition segment = Asked.definition(book, Kind.SEGMENT, request, "id");
    Optional<String> contact = request.queryParameter("contact");
    if (contact.isEmpty()) {
      return Future.fromCompletionStage(work.ask(() -> page(request, segment, change -> true)));
    }
    if (!request.callerMay(Scope.MEMBERS_READ)) {
      throw ApiException.forbidden(
          "contact: this needs the scope " + Scope.MEMBERS_READ.wireName());
    }
    return Future.fromCompletionStage(
        work.then(
            contacts.find(contact.get()),
            named -> {
              Set<String> own =
                  named.stands(segment.purpose()) ? Set.copyOf(named.pseudonyms()) : Set.of();
              return page(request, segment, change -> own.contains(change.getPseudonym()));
            }));
  }

  private ApiResponse page(
      ApiRequest request, Definition segment, Predicate<SegmentChange> wanted) {
    int limit = request.queryParameter("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    SegmentChanges.Page page;
    try {
      page = changes.page(segment.id(), request.queryParameter("after"), wanted, limit);
    } catch (IllegalArgumentException other) {
      throw ApiException.badRequest("after: allowed: `next` of the page before");
    }
    WordsOfVersions words = wordsOf.apply(segment);
    JsonArray list = new JsonArray();
    page.changes().forEach(change -> list.add(toJson(change, words)));
    JsonObject json = new JsonObject().put("changes", list);
    page.next().ifPresent(next -> json.put("next", next));
    return ApiResponse.ok(json);
  }

  static JsonObject toJson(SegmentChange change, WordsOfVersions words) {
    return new JsonObject()
        .put("pseudonym", change.getPseudonym())
        .put("version", change.getVersion())
        .put("change", change.getChange().name().toLowerCase(Locale.ROOT))
        .put("reason", change.getReason().name().toLowerCase(Locale.ROOT))
        .put("at", change.getAt().toString())
        .put("revision", change.getRevision())
        .put("reasons", Leaves.stored(change.getLeaves(), words.of(change.getVersion())));
  }
}
