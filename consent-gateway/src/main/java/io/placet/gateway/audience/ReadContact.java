package io.placet.gateway.audience;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.codec.SingleObject;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The segments that a contact is in, and its scores: of purposes that stand for it now. */
final class ReadContact {
  private final Identities identities;
  private final ReaderGate gate;
  private final ContactPseudonyms pseudonyms;
  private final DefinitionBook book;
  private final Language language;
  private final DerivedRows memberships;
  private final DerivedRows scores;
  private final Supplier<Instant> streamNow;
  private final AsideWork work;
  private final SingleObject<Membership> membershipCodec = SingleObject.of(Membership.class);
  private final SingleObject<ScoreValue> scoreCodec = SingleObject.of(ScoreValue.class);

  ReadContact(
      Identities identities,
      ReaderGate gate,
      ContactPseudonyms pseudonyms,
      DefinitionBook book,
      Language language,
      DerivedRows memberships,
      DerivedRows scores,
      Supplier<Instant> streamNow,
      AsideWork work) {
    this.identities = identities;
    this.gate = gate;
    this.pseudonyms = pseudonyms;
    this.book = book;
    this.language = language;
    this.memberships = memberships;
    this.scores = scores;
    this.streamNow = streamNow;
    this.work = work;
  }

  Future<ApiResponse> segments(ApiRequest request) {
    return answer(
        request,
        "segments",
        (subject, present) -> {
          JsonArray list = new JsonArray();
          rows(memberships, Kind.SEGMENT, subject, present)
              .forEach((segment, row) -> list.add(toJson(segment, membershipCodec.decode(row))));
          return list;
        });
  }

  Future<ApiResponse> scores(ApiRequest request) {
    return answer(
        request,
        "scores",
        (subject, present) -> {
          Fading fading = new Fading(book, language, streamNow.get());
          JsonArray list = new JsonArray();
          rows(scores, Kind.SCORE, subject, present)
              .forEach(
                  (score, row) ->
                      list.add(
                          fading
                              .toJson(scoreCodec.decode(row))
                              .put("score", score.id())
                              .put("name", score.name())));
          return list;
        });
  }

  /** What is found of a contact. */
  private interface Found {
    JsonArray of(SubjectId subject, Present present);
  }

  private Future<ApiResponse> answer(ApiRequest request, String name, Found found) {
    SubjectId subject = identities.subjectOf(ContactIds.parse(request.pathParameter("id")));
    Function<Present, ApiResponse> told =
        present ->
            ApiResponse.ok(
                new JsonObject()
                    .put("revision", present.revision().toString())
                    .put(name, found.of(subject, present)));
    return Future.fromCompletionStage(work.then(gate.present(subject), told));
  }

  /** By definition; under the pseudonym of an epoch before where the rows are not moved yet. */
  private Map<Definition, byte[]> rows(
      DerivedRows rows, Kind kind, SubjectId subject, Present present) {
    Map<Definition, byte[]> found = new TreeMap<>(java.util.Comparator.comparing(Definition::id));
    for (String pseudonym : pseudonyms.of(subject, present.consents().keys())) {
      rows.ofContact(
          pseudonym,
          (id, row) -> {
            Optional<Definition> definition = book.newest(kind, id);
            if (definition.isPresent() && ReaderGate.stands(definition.get().purpose(), present)) {
              found.putIfAbsent(definition.get(), row);
            }
          });
    }
    return found;
  }

  private JsonObject toJson(Definition segment, Membership membership) {
    return new JsonObject()
        .put("segment", segment.id())
        .put("name", segment.name())
        .put("version", membership.getVersion())
        .put("since", membership.getSince().toString())
        .put(
            "reasons",
            Leaves.stored(
                membership.getLeaves(),
                new WordsOfVersions(book, language, segment).of(membership.getVersion())));
  }
}
