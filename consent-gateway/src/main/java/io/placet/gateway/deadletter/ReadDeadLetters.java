package io.placet.gateway.deadletter;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.TopicScans;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What did not fit, counted and the newest opened; that it was read is in the audit trail. */
public final class ReadDeadLetters implements Operation {
  private static final int DEFAULT_LIMIT = 50;

  private final DeadLetterBox box;
  private final DroppedFields dropped;
  private final ContactView view;
  private final Supplier<Register> register;
  private final AuditTrail audit;
  private final TopicScans scans;

  public ReadDeadLetters(
      DeadLetterBox box,
      DroppedFields dropped,
      ContactView view,
      Supplier<Register> register,
      AuditTrail audit,
      TopicScans scans) {
    this.box = box;
    this.dropped = dropped;
    this.view = view;
    this.register = register;
    this.audit = audit;
    this.scans = scans;
  }

  private record Kind(
      String origin, @Nullable String eventType, @Nullable String field, String reason) {}

  private record Tally(int count, Instant newestAt) {
    Tally with(Instant at) {
      return new Tally(count + 1, at.isAfter(newestAt) ? at : newestAt);
    }
  }

  private record Kept(Map<Kind, Tally> tallies, List<DeadLetter> newest) {}

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    int limit = request.queryParameter("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    String actor = request.caller().orElseThrow().name();
    return Future.fromCompletionStage(
        scans
            .ask(() -> kept(limit))
            .thenCompose(
                kept ->
                    audit
                        .note(
                            actor,
                            Action.DEAD_LETTERS_READ,
                            Optional.empty(),
                            Optional.empty(),
                            kept.newest().size())
                        .thenApply(noted -> ApiResponse.ok(toJson(kept)))));
  }

  private Kept kept(int limit) {
    Map<Kind, Tally> tallies = new HashMap<>();
    PriorityQueue<DeadLetter> newest = new PriorityQueue<>(Comparator.comparing(DeadLetter::getAt));
    scans.read(
        Topic.DEAD_LETTERS,
        record -> {
          DeadLetter letter = box.decode(record.value());
          Tally first = new Tally(1, letter.getAt());
          tallies.merge(kind(letter), first, (before, one) -> before.with(letter.getAt()));
          newest.add(letter);
          if (newest.size() > limit) {
            newest.remove();
          }
        });
    return new Kept(
        tallies,
        newest.stream().sorted(Comparator.comparing(DeadLetter::getAt).reversed()).toList());
  }

  private static Kind kind(DeadLetter letter) {
    return new Kind(
        letter.getOrigin().name().toLowerCase(Locale.ROOT),
        letter.getEventType(),
        letter.getField(),
        letter.getReason());
  }

  private JsonObject toJson(Kept kept) {
    JsonArray counts = new JsonArray();
    kept.tallies().entrySet().stream()
        .sorted(Comparator.comparing(entry -> -entry.getValue().count()))
        .forEach(
            entry ->
                counts.add(
                    put(new JsonObject(), entry.getKey())
                        .put("count", entry.getValue().count())
                        .put("newestAt", entry.getValue().newestAt().toString())));
    JsonArray letters = new JsonArray();
    kept.newest().forEach(letter -> letters.add(toJson(letter)));
    JsonArray fields = new JsonArray();
    dropped.each(
        (name, count) ->
            fields.add(
                new JsonObject()
                    .put("eventType", name.eventType())
                    .put("field", name.field())
                    .put("count", count)));
    return new JsonObject().put("counts", counts).put("letters", letters).put("dropped", fields);
  }

  private JsonObject toJson(DeadLetter letter) {
    JsonObject json =
        put(
            new JsonObject().put("id", letter.getId()).put("at", letter.getAt().toString()),
            kind(letter));
    json.put("expiresBy", letter.getAt().plus(register.get().retention().deadLetters()).toString());
    Optional.ofNullable(letter.getSubjectId())
        .flatMap(subject -> view.contactOf(new SubjectId(subject)))
        .ifPresent(contact -> json.put("contact", contact.toString()));
    box.open(letter)
        .flatMap(content -> Optional.ofNullable(content.getValue()))
        .ifPresent(value -> json.put("value", value));
    return json;
  }

  private static JsonObject put(JsonObject json, Kind kind) {
    json.put("origin", kind.origin()).put("reason", kind.reason());
    if (kind.eventType() != null) {
      json.put("eventType", kind.eventType());
    }
    if (kind.field() != null) {
      json.put("field", kind.field());
    }
    return json;
  }
}
