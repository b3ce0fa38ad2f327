package io.placet.jobs.insight.bound;

import io.placet.domain.event.Event;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What the contact at hand did in windows that are not released yet, by event id, so that an event
 * that comes again, with more in it, takes its own place. Of its fields only those are kept that a
 * metric reads.
 */
final class ContactEvents {
  private final SingleObject<PseudonymisedEvent> codec = SingleObject.of(PseudonymisedEvent.class);

  /** As bytes that name their schema (ADR 12). */
  private final MapState<String, byte[]> kept;

  ContactEvents(RuntimeContext context) {
    kept =
        context.getMapState(
            new MapStateDescriptor<>(
                "events", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  /**
   * An event that may still count.
   *
   * @param purposes for which it may be read
   */
  record Counting(String id, Event event, Set<String> purposes) {
    Counting {
      purposes = Set.copyOf(purposes);
    }
  }

  /**
   * Keeps an event.
   *
   * @param purposes for which it may be read
   */
  void put(PseudonymisedEvent event, List<String> purposes, Set<String> readFields)
      throws Exception {
    Map<String, Object> fields = new HashMap<>(event.getFields());
    fields.keySet().retainAll(readFields);
    kept.put(
        event.getEventId(),
        codec.encode(
            new PseudonymisedEvent(
                event.getEventId(),
                "",
                event.getType(),
                event.getOccurredAt(),
                purposes,
                fields,
                event.getRevision())));
  }

  List<Counting> all() throws Exception {
    List<Counting> all = new ArrayList<>();
    for (byte[] bytes : kept.values()) {
      PseudonymisedEvent event = codec.decode(bytes);
      all.add(
          new Counting(
              event.getEventId(),
              new Event(
                  event.getEventId(),
                  event.getType(),
                  event.getOccurredAt(),
                  FieldsCodec.toDomain(event.getFields())),
              Set.copyOf(event.getPurposes())));
    }
    return all;
  }

  /** What was judged up to a position may not be read for purposes any more. */
  void end(Set<String> purposes, Position position) throws Exception {
    Map<String, PseudonymisedEvent> left = new HashMap<>();
    for (byte[] bytes : kept.values()) {
      PseudonymisedEvent event = codec.decode(bytes);
      if (!Position.of(event.getRevision()).isAfter(position)
          && event.getPurposes().stream().anyMatch(purposes::contains)) {
        List<String> still =
            event.getPurposes().stream().filter(purpose -> !purposes.contains(purpose)).toList();
        left.put(
            event.getEventId(), PseudonymisedEvent.newBuilder(event).setPurposes(still).build());
      }
    }
    for (Map.Entry<String, PseudonymisedEvent> entry : left.entrySet()) {
      if (entry.getValue().getPurposes().isEmpty()) {
        kept.remove(entry.getKey());
      } else {
        kept.put(entry.getKey(), codec.encode(entry.getValue()));
      }
    }
  }

  void remove(String id) throws Exception {
    kept.remove(id);
  }
}
