package io.placet.jobs.contact.profile;

import static java.util.Objects.requireNonNull;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.live.KeptEvent;
import io.placet.schemas.avro.EventHash;
import io.placet.schemas.avro.KeptEvents;
import io.placet.schemas.avro.KeptRow;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events of a history as bytes that name their schema (ADR 12). A block holds any number of them
 * and says once what they have alike, the names of types, purposes and fields: of a hundred events
 * in one block little is left but their values.
 */
final class EventBlocks {
  /** Nothing of an event's consent is kept with it: see {@code ContactMark}. */
  static final String NO_REVISION = "";

  private final SingleObject<KeptEvents> codec = SingleObject.of(KeptEvents.class);

  /** The id under which an event is kept: some bits of the one that it has. */
  static String idOf(String eventId) {
    long hash = 0xcbf29ce484222325L;
    for (int at = 0; at < eventId.length(); at++) {
      hash = (hash ^ eventId.charAt(at)) * 0x100000001b3L;
    }
    return Long.toHexString(hash);
  }

  byte[] encode(List<KeptEvent> events) {
    return codec.encode(toAvro(events));
  }

  /**
   * Whether a block may hold an event: the bits of its id stand in it as they are. It may still be
   * another, of whose values some have those bits.
   */
  static boolean mayHold(byte[] block, String id) {
    byte[] bits = hash(id).bytes();
    int last = block.length - bits.length;
    for (int at = 0; at <= last; at++) {
      if (block[at] == bits[0]
          && Arrays.equals(block, at, at + bits.length, bits, 0, bits.length)) {
        return true;
      }
    }
    return false;
  }

  /** The events of a block, in its order. */
  List<KeptEvent> decode(byte[] block) {
    return codec.decode(block, BlockReader::read, EventBlocks::toDomain);
  }

  static KeptEvents toAvro(List<KeptEvent> events) {
    Table<String> types = new Table<>();
    Table<List<String>> purposes = new Table<>();
    Table<List<String>> fields = new Table<>();
    List<KeptRow> rows = new ArrayList<>(events.size());
    for (KeptEvent kept : events) {
      Event event = kept.event();
      List<String> names = sorted(event.fields().keySet());
      List<Object> values = new ArrayList<>(names.size());
      for (String name : names) {
        values.add(stored(requireNonNull(event.fields().get(name))));
      }
      rows.add(
          new KeptRow(
              hash(event.id()),
              types.indexOf(event.type()),
              event.occurredAt(),
              purposes.indexOf(sorted(kept.purposes())),
              fields.indexOf(names),
              values));
    }
    return new KeptEvents(types.values(), purposes.values(), fields.values(), rows);
  }

  private static List<String> sorted(Collection<String> names) {
    String[] sorted = names.toArray(new String[0]);
    Arrays.sort(sorted);
    return Arrays.asList(sorted);
  }

  static List<KeptEvent> toDomain(KeptEvents stored) {
    List<Set<String>> purposes = stored.getPurposes().stream().map(Set::copyOf).toList();
    List<KeptEvent> events = new ArrayList<>(stored.getEvents().size());
    for (KeptRow row : stored.getEvents()) {
      events.add(
          new KeptEvent(
              new Event(
                  Long.toHexString(ByteBuffer.wrap(row.getId().bytes()).getLong()),
                  stored.getTypes().get(row.getType()),
                  row.getOccurredAt(),
                  fields(stored.getFields().get(row.getFields()), row.getValues())),
              purposes.get(row.getPurposes()),
              NO_REVISION));
    }
    return events;
  }

  /** Made at once in the form that an event keeps: a history is read for each that is judged. */
  private static Map<String, FieldValue> fields(List<String> names, List<Object> values) {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Map.Entry<String, FieldValue>[] fields = new Map.Entry[names.size()];
    for (int field = 0; field < fields.length; field++) {
      Object value = values.get(field);
      fields[field] =
          Map.entry(
              names.get(field), value == null ? ReadRights.HIDDEN : FieldsCodec.toDomain(value));
    }
    return Map.ofEntries(fields);
  }

  private static EventHash hash(String id) {
    return new EventHash(
        ByteBuffer.allocate(Long.BYTES).putLong(Long.parseUnsignedLong(id, 16)).array());
  }

  @SuppressWarnings("NullAway") // in the union of values null is one
  private static Object stored(FieldValue value) {
    return value.equals(ReadRights.HIDDEN) ? null : FieldsCodec.toAvro(value);
  }

  /** A few different values, by the order in which they came. */
  private static final class Table<T> {
    private final List<T> values = new ArrayList<>(4);

    int indexOf(T value) {
      int known = values.indexOf(value);
      if (known < 0) {
        values.add(value);
        return values.size() - 1;
      }
      return known;
    }

    List<T> values() {
      return values;
    }
  }
}
