package io.placet.gateway.audience;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.Scope;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.schemas.avro.SegmentChange;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The newest entries and exits of a segment, by pseudonym, or those of one contact. */
final class ListChanges implements Operation {
  private static final int DEFAULT_LIMIT = 50;

  private final DefinitionBook book;
  private final Language language;
  private final SegmentChanges changes;
  private final Identities identities;
  private final ContactPseudonyms pseudonyms;
  private final ReaderGate gate;
  private final AsideWork work;

  ListChanges(
      DefinitionBook book,
      Language language,
      SegmentChanges changes,
      Identities identities,
      ContactPseudonyms pseudonyms,
      ReaderGate gate,
      AsideWork work) {
    this.book = book;
    this.language = language;
    this.changes = changes;
    this.identities = identities;
    this.pseudonyms = pseudonyms;
    this.gate = gate;
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
    SubjectId subject = identities.subjectOf(ContactIds.parse(contact.get()));
    return Future.fromCompletionStage(
        work.then(
            gate.present(subject),
            present -> {
              Set<String> own =
                  ReaderGate.stands(segment.purpose(), present)
                      ? new HashSet<>(pseudonyms.of(subject, present.consents().keys()))
                      : Set.of();
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
    WordsOfVersions words = new WordsOfVersions(book, language, segment);
    JsonArray list = new JsonArray();
    page.changes().forEach(change -> list.add(toJson(change, words.of(change.getVersion()))));
    JsonObject json = new JsonObject().put("changes", list);
    page.next().ifPresent(next -> json.put("next", next));
    return ApiResponse.ok(json);
  }

  static JsonObject toJson(SegmentChange change, UnaryOperator<String> words) {
    return new JsonObject()
        .put("pseudonym", change.getPseudonym())
        .put("version", change.getVersion())
        .put("change", change.getChange().name().toLowerCase(Locale.ROOT))
        .put("reason", change.getReason().name().toLowerCase(Locale.ROOT))
        .put("at", change.getAt().toString())
        .put("revision", change.getRevision())
        .put("reasons", Leaves.stored(change.getLeaves(), words));
  }
}
