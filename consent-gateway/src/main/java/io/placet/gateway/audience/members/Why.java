package io.placet.gateway.audience.members;

import io.placet.domain.register.Purpose;
import io.placet.domain.segment.Moment;
import io.placet.domain.segment.Past;
import io.placet.domain.segment.Segment;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.ContactPast;
import io.placet.gateway.derived.Endings;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.TopicScans;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.schemas.avro.Membership;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Why a contact is in a segment or not: the newest rule, judged now on what the stream was told.
 */
final class Why implements Operation {
  private final DefinitionBook book;
  private final Language language;
  private final NamedContacts contacts;
  private final ContactView view;
  private final ContactRows<Membership> memberships;
  private final SegmentChanges changes;
  private final Function<Definition, WordsOfVersions> wordsOf;
  private final TopicScans scans;
  private final int partitions;
  private final Supplier<Instant> streamNow;
  private final SingleObject<PseudonymisedEvent> codec = SingleObject.of(PseudonymisedEvent.class);

  Why(
      DefinitionBook book,
      Language language,
      NamedContacts contacts,
      ContactView view,
      ContactRows<Membership> memberships,
      SegmentChanges changes,
      Function<Definition, WordsOfVersions> wordsOf,
      TopicScans scans,
      int partitions,
      Supplier<Instant> streamNow) {
    this.book = book;
    this.language = language;
    this.contacts = contacts;
    this.view = view;
    this.memberships = memberships;
    this.changes = changes;
    this.wordsOf = wordsOf;
    this.scans = scans;
    this.partitions = partitions;
    this.streamNow = streamNow;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Definition segment = Asked.definition(book, memberships.kind(), request, "segment");
    return Future.fromCompletionStage(
        contacts
            .find(request.pathParameter("id"))
            .thenCompose(
                contact -> {
                  if (!contact.stands(segment.purpose())) {
                    throw ApiException.notFound(
                        "the purpose of the segment does not stand for this contact");
                  }
                  return scans.ask(() -> ApiResponse.ok(explained(segment, contact)));
                }));
  }

  private JsonObject explained(Definition definition, NamedContact contact) {
    Segment segment = compiled(definition);
    Instant at = streamNow.get();
    List<String> own = contact.pseudonyms();
    Past past = past(definition, contact, own, at);
    JsonObject json =
        new JsonObject()
            .put("segment", definition.id())
            .put("version", definition.version())
            .put("in", ContactPast.holds(segment.rule(), past, at))
            .put("member", own.stream().anyMatch(name -> memberships.has(name, definition.id())))
            .put("at", at.toString())
            .put("revision", contact.present().revision().toString())
            .put("sentence", language.sentence(definition))
            .put(
                "leaves",
                Leaves.toJson(
                    Leaves.all(segment.rule(), new Moment(past, at)), language.words(definition)));
    changes
        .page(definition.id(), Optional.empty(), change -> own.contains(change.getPseudonym()), 1)
        .changes()
        .forEach(last -> json.put("last", ListChanges.toJson(last, wordsOf.apply(definition))));
    return json;
  }

  private Past past(Definition definition, NamedContact contact, List<String> own, Instant at) {
    Present present = contact.present();
    Purpose purpose = present.register().purpose(definition.purpose()).orElseThrow();
    return ContactPast.of(
        events(own),
        purpose,
        Endings.of(view.records(contact.subject()), present.register()),
        at,
        ContactPast.reach(present.register(), present.consents(), present.asOf()));
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
          Keys.partitionOf(own.get(at), partitions),
          record -> {
            if (record.value() != null && Arrays.equals(record.key(), key)) {
              events.add(codec.decode(record.value()));
            }
          });
    }
    return events;
  }
}
