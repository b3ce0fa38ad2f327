package io.placet.gateway.deadletter;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.DeclaredFields;
import io.placet.domain.event.EventIds;
import io.placet.domain.event.FieldValue;
import io.placet.domain.event.Generaliser;
import io.placet.domain.register.EventType;
import io.placet.domain.verdict.Admission;
import io.placet.domain.verdict.Admission.Admitted;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.TopicScans;
import io.placet.gateway.seal.SealedValues;
import io.placet.gateway.seal.SealingKey;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.Decider.Presents;
import io.placet.schemas.avro.DeadContent;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.EventPayload;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Takes values in again that fit the register by now: each takes its place in the event that went
 * on without it, which is written once more, whole and under the same id, and judged like any
 * other.
 */
public final class ReplayDeadLetters implements Operation {
  private static final String PAYLOAD = EventPayload.class.getSimpleName();

  private final DeadLetterBox box;
  private final Identities identities;
  private final Decider decider;
  private final Generaliser generaliser;
  private final ContactKeyring keyring;
  private final SealedValues sealed;
  private final LogWriter log;
  private final AuditTrail audit;
  private final TopicScans scans;
  private final SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);

  public ReplayDeadLetters(
      DeadLetterBox box,
      Identities identities,
      Decider decider,
      Generaliser generaliser,
      ContactKeyring keyring,
      SealedValues sealed,
      LogWriter log,
      AuditTrail audit,
      TopicScans scans) {
    this.box = box;
    this.identities = identities;
    this.decider = decider;
    this.generaliser = generaliser;
    this.keyring = keyring;
    this.sealed = sealed;
    this.log = log;
    this.audit = audit;
    this.scans = scans;
  }

  private record Event(String subjectId, String eventId) {}

  private record Letter(DeadLetter letter, DeadContent content) {
    Event event() {
      return new Event(letter.getSubjectId(), content.getEventId());
    }
  }

  /** The letters in question, and their events as the topic holds them. */
  private record Found(List<Letter> letters, Map<Event, EventEnvelope> events, Set<String> done) {}

  private static final class Tally {
    private int replayed;
    private int unfit;
    private int withheld;
    private int gone;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Optional<String> type = Optional.ofNullable(request.json().getString("eventType"));
    Optional<String> field = Optional.ofNullable(request.json().getString("field"));
    String actor = request.caller().orElseThrow().name();
    return Future.fromCompletionStage(
        scans
            .ask(() -> find(type, field))
            .thenCompose(this::replay)
            .thenCompose(
                tally ->
                    audit
                        .note(
                            actor,
                            Action.DEAD_LETTERS_REPLAYED,
                            Optional.empty(),
                            Optional.empty(),
                            tally.replayed)
                        .thenApply(noted -> answer(tally))));
  }

  private Found find(Optional<String> type, Optional<String> field) {
    List<Letter> letters = new ArrayList<>();
    scans.read(
        Topic.DEAD_LETTERS,
        record -> {
          DeadLetter letter = box.decode(record.value());
          boolean asked =
              letter.getField() != null
                  && letter.getSubjectId() != null
                  && type.map(wanted -> wanted.equals(letter.getEventType())).orElse(true)
                  && field.map(wanted -> wanted.equals(letter.getField())).orElse(true);
          if (asked) {
            box.open(letter)
                .filter(content -> content.getValue() != null)
                .ifPresent(content -> letters.add(new Letter(letter, content)));
          }
        });
    Set<Event> wanted = letters.stream().map(Letter::event).collect(Collectors.toSet());
    Map<Event, EventEnvelope> events = new HashMap<>();
    Set<String> ids = new HashSet<>();
    if (!wanted.isEmpty()) {
      scans.read(
          Topic.EVENTS,
          record -> {
            EventEnvelope envelope = envelopes.decode(record.value());
            Event event =
                new Event(envelope.getSubjectId(), EventIds.original(envelope.getEventId()));
            if (wanted.contains(event)) {
              // the last of an event holds what earlier letters amended
              events.put(event, envelope);
              ids.add(envelope.getEventId());
            }
          });
    }
    return new Found(letters, events, ids);
  }

  private CompletableFuture<Tally> replay(Found found) {
    Tally tally = new Tally();
    Set<SubjectId> subjects =
        found.events().keySet().stream()
            .map(event -> new SubjectId(event.subjectId()))
            .collect(Collectors.toSet());
    if (subjects.isEmpty()) {
      tally.gone = found.letters().size();
      return CompletableFuture.completedFuture(tally);
    }
    return decider
        .presents(subjects)
        .thenCompose(
            presents -> {
              List<CompletableFuture<?>> appends = new ArrayList<>();
              for (Letter letter : found.letters()) {
                replay(letter, found, presents, tally, appends);
              }
              return CompletableFuture.allOf(appends.toArray(CompletableFuture<?>[]::new))
                  .thenApply(none -> tally);
            });
  }

  private void replay(
      Letter letter,
      Found found,
      Presents presents,
      Tally tally,
      List<CompletableFuture<?>> appends) {
    EventEnvelope event = found.events().get(letter.event());
    String id = EventIds.amended(letter.content().getEventId(), letter.letter().getId());
    if (event == null || found.done().contains(id)) {
      tally.gone++;
      return;
    }
    SubjectId subject = new SubjectId(event.getSubjectId());
    Present present = presents.apply(subject);
    Optional<Map<String, FieldValue>> before = opened(event, subject, present.consents());
    if (before.isEmpty()) {
      tally.gone++;
      return;
    }
    Optional<EventType> type = present.register().eventType(event.getType());
    Map<String, FieldValue> mended = type.map(declared -> fit(letter, declared)).orElseGet(Map::of);
    if (type.isEmpty() || mended.isEmpty()) {
      tally.unfit++;
      return;
    }
    Admission admission =
        Admission.judge(
            present.register(),
            type.get(),
            event.getPurposes(),
            present.consents(),
            present.asOf());
    if (!(admission instanceof Admitted admitted)) {
      tally.withheld++;
      return;
    }
    Map<String, FieldValue> fields = new HashMap<>(before.get());
    fields.putAll(mended);
    EventEnvelope amended = append(event, id, subject, present, admitted, fields, appends);
    // a second letter about the same event amends what the first one mended
    found.events().put(letter.event(), amended);
    tally.replayed++;
  }

  private Map<String, FieldValue> fit(Letter letter, EventType type) {
    return DeclaredFields.of(
            type,
            Map.of(letter.letter().getField(), Json.decodeValue(letter.content().getValue())),
            letter.content().getOccurredAt(),
            generaliser)
        .fields();
  }

  private Optional<Map<String, FieldValue>> opened(
      EventEnvelope event, SubjectId subject, ContactConsents consents) {
    return sealed
        .open(
            subject, consents.keys(), event.getPayload(), Topic.EVENTS, event.getEventId(), PAYLOAD)
        .map(FieldsCodec::fromPayloadBytes);
  }

  private EventEnvelope append(
      EventEnvelope event,
      String id,
      SubjectId subject,
      Present present,
      Admitted admitted,
      Map<String, FieldValue> fields,
      List<CompletableFuture<?>> appends) {
    SealingKey sealing = keyring.of(subject, present.consents().keys());
    EventEnvelope amended =
        EventEnvelope.newBuilder(event)
            .setEventId(id)
            .setPurposes(admitted.purposes())
            .setRestsOn(present.consents().newest())
            .setPayload(sealing.seal(Topic.EVENTS, id, PAYLOAD, FieldsCodec.toPayloadBytes(fields)))
            .build();
    appends.add(sealing.kept());
    appends.add(
        log.append(
            Topic.EVENTS,
            identities.partitionOf(subject),
            Keys.event(subject.text()),
            envelopes.encode(amended)));
    return amended;
  }

  private static ApiResponse answer(Tally tally) {
    return ApiResponse.ok(
        new JsonObject()
            .put("replayed", tally.replayed)
            .put("unfit", tally.unfit)
            .put("withheld", tally.withheld)
            .put("gone", tally.gone));
  }
}
