package io.placet.gateway.audience;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Purpose;
import io.placet.domain.segment.Moment;
import io.placet.domain.segment.Past;
import io.placet.domain.segment.Segment;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.ContactPast;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.derived.Endings;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.TopicScans;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.definition.DefinitionException;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Why a contact is in a segment or not: the newest rule, judged now on what the stream was told.
 */
final class Why implements Operation {
  private final DefinitionBook book;
  private final Language language;
  private final Identities identities;
  private final ReaderGate gate;
  private final ContactView view;
  private final ContactPseudonyms pseudonyms;
  private final DerivedRows memberships;
  private final SegmentChanges changes;
  private final TopicScans scans;
  private final Supplier<Instant> streamNow;
  private final SingleObject<PseudonymisedEvent> codec = SingleObject.of(PseudonymisedEvent.class);

  Why(
      DefinitionBook book,
      Language language,
      Identities identities,
      ReaderGate gate,
      ContactView view,
      ContactPseudonyms pseudonyms,
      DerivedRows memberships,
      SegmentChanges changes,
      TopicScans scans,
      Supplier<Instant> streamNow) {
    this.book = book;
    this.language = language;
    this.identities = identities;
    this.gate = gate;
    this.view = view;
    this.pseudonyms = pseudonyms;
    this.memberships = memberships;
    this.changes = changes;
    this.scans = scans;
    this.streamNow = streamNow;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Definition segment = Asked.definition(book, Kind.SEGMENT, request, "segment");
    SubjectId subject = identities.subjectOf(ContactIds.parse(request.pathParameter("id")));
    return Future.fromCompletionStage(
        gate.present(subject)
            .thenCompose(
                present -> {
                  if (!ReaderGate.stands(segment.purpose(), present)) {
                    throw ApiException.notFound(
                        "the purpose of the segment does not stand for this contact");
                  }
                  return scans.ask(() -> ApiResponse.ok(explained(segment, subject, present)));
                }));
  }

  private JsonObject explained(Definition definition, SubjectId subject, Present present) {
    Segment segment = compiled(definition);
    Instant at = streamNow.get();
    List<String> own = pseudonyms.of(subject, present.consents().keys());
    Purpose purpose = present.register().purpose(definition.purpose()).orElseThrow();
    Set<String> reach = ContactPast.reach(present.register(), present.consents(), present.asOf());
    Past past =
        ContactPast.of(
            events(own), purpose, Endings.of(view.records(subject), present.register()), at, reach);
    UnaryOperator<String> words = language.words(definition);
    JsonObject json =
        new JsonObject()
            .put("segment", definition.id())
            .put("version", definition.version())
            .put("in", ContactPast.holds(segment.rule(), past, at))
            .put(
                "member",
                own.stream().anyMatch(name -> memberships.find(name, definition.id()).isPresent()))
            .put("at", at.toString())
            .put("revision", present.revision().toString())
            .put("sentence", language.sentence(definition))
            .put("leaves", Leaves.toJson(Leaves.all(segment.rule(), new Moment(past, at)), words));
    changes
        .page(
            definition.id(),
            java.util.Optional.empty(),
            change -> own.contains(change.getPseudonym()),
            1)
        .changes()
        .forEach(
            last ->
                json.put(
                    "last",
                    ListChanges.toJson(
                        last,
                        new WordsOfVersions(book, language, definition).of(last.getVersion()))));
    return json;
  }

  private Segment compiled(Definition definition) {
    try {
      return language.compileSegment(definition);
    } catch (DefinitionException unfit) {
      throw ApiException.conflict(
          "the rule does not fit the register in force: " + unfit.getMessage());
    }
  }

  /** Those under each pseudonym, the earliest first. */
  private List<PseudonymisedEvent> events(List<String> own) {
    List<PseudonymisedEvent> events = new ArrayList<>();
    for (int at = own.size() - 1; at >= 0; at--) {
      byte[] key = Keys.bytes(own.get(at));
      scans.read(
          Topic.PSEUDONYMISED_EVENTS,
          Keys.partitionOf(own.get(at), identities.partitions()),
          record -> {
            if (record.value() != null && Arrays.equals(record.key(), key)) {
              events.add(codec.decode(record.value()));
            }
          });
    }
    return events;
  }
}
