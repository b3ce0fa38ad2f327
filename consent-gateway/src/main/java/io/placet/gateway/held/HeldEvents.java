package io.placet.gateway.held;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.ContactKeys;
import io.placet.domain.key.Pseudonyms;
import io.placet.gateway.log.TopicScans;
import io.placet.gateway.seal.SealedValues;
import io.placet.schemas.avro.DecimalValue;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.EventPayload;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What topics hold of a contact: its events with their values, and what was derived of them. */
public final class HeldEvents {
  private static final String PAYLOAD = EventPayload.class.getSimpleName();

  private final TopicScans scans;
  private final SealedValues sealed;
  private final int partitions;
  private final SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);
  private final SingleObject<PseudonymisedEvent> behind = SingleObject.of(PseudonymisedEvent.class);
  private final SingleObject<SegmentChange> changes = SingleObject.of(SegmentChange.class);

  public HeldEvents(TopicScans scans, SealedValues sealed, int partitions) {
    this.scans = scans;
    this.sealed = sealed;
    this.partitions = partitions;
  }

  JsonArray events(SubjectId subject, ContactKeys keys) {
    JsonArray events = new JsonArray();
    scans.read(
        Topic.EVENTS,
        Keys.partitionOf(subject.text(), partitions),
        record -> {
          if (text(record.key()).equals(subject.text())) {
            events.add(toJson(subject, keys, envelopes.decode(record.value())));
          }
        });
    return events;
  }

  private JsonObject toJson(SubjectId subject, ContactKeys keys, EventEnvelope event) {
    JsonObject json =
        new JsonObject()
            .put("id", event.getEventId())
            .put("type", event.getType())
            .put("occurredAt", event.getOccurredAt().toString())
            .put("receivedAt", event.getReceivedAt().toString())
            .put("purposes", new JsonArray(event.getPurposes()));
    sealed
        .open(subject, keys, event.getPayload(), Topic.EVENTS, event.getEventId(), PAYLOAD)
        .map(FieldsCodec::fromPayloadBytes)
        .map(FieldsCodec::toAvro)
        .ifPresent(fields -> json.put("fields", toJson(fields)));
    return json;
  }

  /** What is held under a pseudonym. */
  JsonObject derived(SubjectId subject, Pseudonyms pseudonyms) {
    String pseudonym = pseudonyms.ofSubject(subject);
    JsonArray events = new JsonArray();
    scans.read(
        Topic.PSEUDONYMISED_EVENTS,
        record -> {
          if (text(record.key()).equals(pseudonym)) {
            events.add(toJson(behind.decode(record.value())));
          }
        });
    JsonArray entries = new JsonArray();
    scans.read(
        Topic.SEGMENT_CHANGES,
        record -> {
          if (text(record.key()).startsWith(pseudonym + "|")) {
            entries.add(toJson(changes.decode(record.value())));
          }
        });
    return new JsonObject()
        .put("pseudonym", pseudonym)
        .put("events", events)
        .put("segmentChanges", entries);
  }

  private static JsonObject toJson(PseudonymisedEvent event) {
    return new JsonObject()
        .put("id", event.getEventId())
        .put("type", event.getType())
        .put("occurredAt", event.getOccurredAt().toString())
        .put("purposes", new JsonArray(event.getPurposes()))
        .put("fields", toJson(event.getFields()));
  }

  private static JsonObject toJson(SegmentChange change) {
    return new JsonObject()
        .put("segment", change.getSegmentId())
        .put("version", change.getVersion())
        .put("change", change.getChange().name())
        .put("reason", change.getReason().name())
        .put("at", change.getAt().toString());
  }

  private static JsonObject toJson(Map<String, Object> fields) {
    JsonObject json = new JsonObject();
    fields.forEach((name, value) -> json.put(name, plain(value)));
    return json;
  }

  private static Object plain(Object value) {
    return value instanceof DecimalValue decimal
        ? BigDecimal.valueOf(decimal.getUnscaled(), 4).stripTrailingZeros().toPlainString()
        : value instanceof CharSequence text ? text.toString() : value;
  }

  private static String text(byte[] key) {
    return Optional.ofNullable(key)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }
}
