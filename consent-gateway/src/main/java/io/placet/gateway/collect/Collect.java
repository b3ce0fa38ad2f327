package io.placet.gateway.collect;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.DeclaredFields;
import io.placet.domain.event.Generaliser;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.domain.verdict.Admission.Admitted;
import io.placet.domain.verdict.Admission.Withheld;
import io.placet.gateway.collect.Messages.Read;
import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.collect.Owners.Owned;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.seal.SealingKey;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.Decider.Presents;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes events in: read, held against the register, judged on the present of each contact, and put
 * on the events topic. The answer is given once every accepted event is acknowledged; a sender that
 * gets none sends again, and the gate drops what came twice.
 */
public final class Collect {
  /** The type of what is sealed inside an envelope. */
  private static final String PAYLOAD = "EventPayload";

  private final Supplier<Register> register;
  private final Identities identities;
  private final Decider decider;
  private final Generaliser generaliser;
  private final ContactKeyring keyring;
  private final LogWriter log;
  private final Owners owners;
  private final ConsentClaims claims;
  private final WithheldCounts withheld;
  private final Misfits misfits;
  private final CollectMetrics metrics;
  private final Clock clock;
  private final Messages messages;
  private final SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);

  public Collect(
      Supplier<Register> register,
      Identities identities,
      Decider decider,
      Generaliser generaliser,
      ContactKeyring keyring,
      LogWriter log,
      Owners owners,
      ConsentClaims claims,
      WithheldCounts withheld,
      Misfits misfits,
      CollectMetrics metrics,
      Clock clock,
      Supplier<UUID> ids) {
    this.register = register;
    this.identities = identities;
    this.decider = decider;
    this.generaliser = generaliser;
    this.keyring = keyring;
    this.log = log;
    this.owners = owners;
    this.claims = claims;
    this.withheld = withheld;
    this.misfits = misfits;
    this.metrics = metrics;
    this.clock = clock;
    this.messages = new Messages(ids);
  }

  public Future<ApiResponse> batch(ApiRequest request) {
    Instant receivedAt = clock.instant();
    return take(request, messages.batch(request.body(), receivedAt), receivedAt);
  }

  public Future<ApiResponse> track(ApiRequest request) {
    Instant receivedAt = clock.instant();
    return take(request, messages.single("track", request.body(), receivedAt), receivedAt);
  }

  public Future<ApiResponse> identify(ApiRequest request) {
    Instant receivedAt = clock.instant();
    return take(request, messages.single("identify", request.body(), receivedAt), receivedAt);
  }

  public Future<ApiResponse> alias(ApiRequest request) {
    Instant receivedAt = clock.instant();
    return take(request, messages.single("alias", request.body(), receivedAt), receivedAt);
  }

  private Future<ApiResponse> take(ApiRequest request, Read read, Instant receivedAt) {
    if (read.messages().isEmpty()) {
      return Future.succeededFuture(answer(read.rejected()));
    }
    List<Outcome> outcomes = new ArrayList<>(read.rejected());
    return Future.fromCompletionStage(
        recordClaims(read, request.header("Sec-GPC"))
            // links and barriers that begin after what the messages themselves refuse is
            // acknowledged
            .thenCompose(
                untaken -> {
                  outcomes.addAll(untaken);
                  return owners.of(read.messages(), outcomes);
                })
            .thenCompose(owned -> take(owned, receivedAt, outcomes)));
  }

  private CompletableFuture<ApiResponse> take(
      Owned owned, Instant receivedAt, List<Outcome> outcomes) {
    Set<SubjectId> subjects =
        owned.events().stream()
            .map(event -> identities.subjectOf(event.contact()))
            .collect(Collectors.toSet());
    if (subjects.isEmpty()) {
      metrics.taken(owned.links(), outcomes);
      return CompletableFuture.completedFuture(answer(outcomes));
    }
    return decider
        .presents(subjects)
        .thenCompose(presents -> take(owned, presents, receivedAt, outcomes));
  }

  /** What of the messages' consents was not taken. */
  private CompletableFuture<List<Outcome>> recordClaims(Read read, Optional<String> secGpc) {
    Map<Integer, Message> claiming =
        read.messages().stream()
            .filter(message -> message.mayClaim(secGpc))
            .collect(Collectors.toMap(Message::index, Function.identity()));
    if (claiming.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return claims
        .record(
            claiming.values().stream()
                .sorted(Comparator.comparingInt(Message::index))
                .map(message -> message.claim(secGpc))
                .toList())
        .thenApply(
            untaken ->
                untaken.stream()
                    .map(why -> untaken(Objects.requireNonNull(claiming.get(why.index())), why))
                    .toList());
  }

  private static Outcome untaken(Message message, ConsentClaims.Untaken why) {
    return outcome(
        message.isPreference() ? Fate.REJECTED : Fate.REDUCED, message, why.reason(), why.detail());
  }

  private CompletableFuture<ApiResponse> take(
      Owned owned, Presents presents, Instant receivedAt, List<Outcome> outcomes) {
    List<CompletableFuture<?>> appends = new ArrayList<>();
    for (Message event : owned.events()) {
      takeEvent(event, presents, receivedAt, outcomes, appends);
    }
    return CompletableFuture.allOf(appends.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            none -> {
              withheld.count(owned.events(), outcomes, receivedAt);
              metrics.taken(owned.links() + appends.size(), outcomes);
              return answer(outcomes);
            });
  }

  private void takeEvent(
      Message message,
      Presents presents,
      Instant receivedAt,
      List<Outcome> outcomes,
      List<CompletableFuture<?>> appends) {
    EventType type = register.get().eventType(message.event().orElse("")).orElse(null);
    if (type == null && message.isPreference()) {
      return; // it was for the record, and no more
    }
    if (type == null) {
      outcomes.add(
          outcome(Fate.REJECTED, message, "undeclared_event_type", "declared: " + declaredTypes()));
      return;
    }
    SubjectId subject = identities.subjectOf(message.contact());
    Present present = presents.apply(subject);
    Admission admission =
        Admission.judge(
            present.register(), type, type.purposes(), present.consents(), present.asOf());
    if (admission instanceof Withheld denied) {
      outcomes.add(outcome(Fate.WITHHELD, message, denied.reason().wireName(), ""));
    } else if (admission instanceof Admitted admitted) {
      DeclaredFields fields =
          DeclaredFields.of(type, message.values(), message.occurredAt(), generaliser);
      metrics.misfits(type, fields.misfits());
      Reductions.tell(message, fields, outcomes);
      String eventId = identities.eventId(subject, message.id());
      List<CompletableFuture<?>> all = kept(message, eventId, type, subject, fields, receivedAt);
      SealingKey sealing = keyring.of(subject, present.consents().keys());
      EventEnvelope envelope =
          new EventEnvelope(
              eventId,
              subject.text(),
              type.name(),
              message.occurredAt(),
              receivedAt,
              admitted.purposes(),
              present.consents().newest(),
              sealing.seal(
                  Topic.EVENTS, eventId, PAYLOAD, FieldsCodec.toPayloadBytes(fields.fields())));
      all.add(sealing.kept());
      all.add(
          log.append(
              Topic.EVENTS,
              identities.partitionOf(subject),
              Keys.event(subject.text()),
              envelopes.encode(envelope)));
      appends.add(CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)));
    }
  }

  /** What its event goes on without is kept where the register may yet come to fit it. */
  private List<CompletableFuture<?>> kept(
      Message message,
      String eventId,
      EventType type,
      SubjectId subject,
      DeclaredFields fields,
      Instant receivedAt) {
    fields.undeclared().forEach(name -> misfits.dropped(type.name(), name));
    List<CompletableFuture<?>> kept = new ArrayList<>(fields.misfits().size());
    fields
        .misfits()
        .forEach(
            (field, reason) -> {
              Object value = message.values().get(field.name());
              if (value != null) {
                kept.add(
                    misfits.keep(
                        new Misfits.Value(
                            subject,
                            eventId,
                            type,
                            field,
                            reason,
                            value,
                            message.occurredAt(),
                            receivedAt)));
              }
            });
    return kept;
  }

  private String declaredTypes() {
    return register.get().eventTypes().keySet().stream().sorted().collect(Collectors.joining(", "));
  }

  static Outcome outcome(Fate fate, Message message, String reason, String detail) {
    return new Outcome(fate, message.index(), message.id(), reason, detail);
  }

  private static ApiResponse answer(List<Outcome> outcomes) {
    JsonObject body = new JsonObject().put("success", true);
    for (Fate fate : Fate.values()) {
      JsonArray list = new JsonArray();
      outcomes.stream()
          .filter(outcome -> outcome.fate() == fate)
          .map(Outcome::toJson)
          .forEach(list::add);
      if (!list.isEmpty()) {
        body.put(fate.wireName(), list);
      }
    }
    return ApiResponse.ok(body);
  }
}
