package io.placet.gateway.audience.members;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.ScoreValue;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** The segments that a contact is in, and its scores: of purposes that stand for it now. */
final class ReadContact {
  private final NamedContacts contacts;
  private final DefinitionBook book;
  private final ContactRows<Membership> memberships;
  private final ContactRows<ScoreValue> scores;
  private final Function<Definition, WordsOfVersions> wordsOf;
  private final Supplier<Fading> fading;
  private final AsideWork work;

  ReadContact(
      NamedContacts contacts,
      DefinitionBook book,
      ContactRows<Membership> memberships,
      ContactRows<ScoreValue> scores,
      Function<Definition, WordsOfVersions> wordsOf,
      Supplier<Fading> fading,
      AsideWork work) {
    this.contacts = contacts;
    this.book = book;
    this.memberships = memberships;
    this.scores = scores;
    this.wordsOf = wordsOf;
    this.fading = fading;
    this.work = work;
  }

  Future<ApiResponse> segments(ApiRequest request) {
    return answer(
        request,
        "segments",
        contact -> {
          JsonArray list = new JsonArray();
          rows(memberships, contact)
              .forEach(
                  (segment, row) ->
                      list.add(
                          Members.toJson(row, wordsOf.apply(segment))
                              .put("segment", segment.id())
                              .put("name", segment.name())));
          return list;
        });
  }

  Future<ApiResponse> scores(ApiRequest request) {
    return answer(
        request,
        "scores",
        contact -> {
          Fading now = fading.get();
          JsonArray list = new JsonArray();
          rows(scores, contact)
              .forEach(
                  (score, row) ->
                      list.add(now.toJson(row).put("score", score.id()).put("name", score.name())));
          return list;
        });
  }

  private Future<ApiResponse> answer(
      ApiRequest request, String name, Function<NamedContact, JsonArray> found) {
    Function<NamedContact, ApiResponse> told =
        contact ->
            ApiResponse.ok(
                new JsonObject()
                    .put("revision", contact.present().revision().toString())
                    .put(name, found.apply(contact)));
    return Future.fromCompletionStage(work.then(contacts.find(request.pathParameter("id")), told));
  }

  /** By definition; under the pseudonym of an epoch before where the rows are not moved yet. */
  private <R extends SpecificRecord> Map<Definition, R> rows(
      ContactRows<R> rows, NamedContact contact) {
    Map<Definition, R> found = new TreeMap<>(Comparator.comparing(Definition::id));
    for (String pseudonym : contact.pseudonyms()) {
      rows.ofContact(
          pseudonym,
          (id, row) -> {
            Optional<Definition> definition = book.newest(rows.kind(), id);
            if (definition.isPresent() && contact.stands(definition.get().purpose())) {
              found.putIfAbsent(definition.get(), row);
            }
          });
    }
    return found;
  }
}
