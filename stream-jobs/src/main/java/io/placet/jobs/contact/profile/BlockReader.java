package io.placet.jobs.contact.profile;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.live.KeptEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.io.BinaryDecoder;

/**
 * Reads a block of the present form of {@code KeptEvents} straight into events: a history is read
 * for each contact that is judged anew, and the records in between cost as much as all else of it.
 * The order of the reads is that of the schema.
 */
final class BlockReader {
  private static final int ID_BYTES = 8;

  private BlockReader() {}

  static List<KeptEvent> read(BinaryDecoder in) throws IOException {
    List<String> types = strings(in);
    List<Set<String>> purposes = new ArrayList<>();
    lists(in).forEach(names -> purposes.add(Set.copyOf(names)));
    List<List<String>> fields = lists(in);
    List<KeptEvent> events = new ArrayList<>();
    ByteBuffer id = ByteBuffer.allocate(ID_BYTES);
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      for (long row = 0; row < left; row++) {
        in.readFixed(id.array(), 0, ID_BYTES);
        String type = types.get(in.readInt());
        Instant at = Instant.ofEpochMilli(in.readLong());
        Set<String> readers = purposes.get(in.readInt());
        Map<String, FieldValue> values = values(in, fields.get(in.readInt()));
        events.add(
            new KeptEvent(
                new Event(Long.toHexString(id.getLong(0)), type, at, values),
                readers,
                EventBlocks.NO_REVISION));
      }
    }
    return events;
  }

  private static List<List<String>> lists(BinaryDecoder in) throws IOException {
    List<List<String>> lists = new ArrayList<>();
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      for (long list = 0; list < left; list++) {
        lists.add(strings(in));
      }
    }
    return lists;
  }

  private static List<String> strings(BinaryDecoder in) throws IOException {
    List<String> strings = new ArrayList<>();
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      for (long one = 0; one < left; one++) {
        strings.add(in.readString());
      }
    }
    return strings;
  }

  private static Map<String, FieldValue> values(BinaryDecoder in, List<String> names)
      throws IOException {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Map.Entry<String, FieldValue>[] values = new Map.Entry[names.size()];
    int field = 0;
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      for (long one = 0; one < left; one++) {
        values[field] = Map.entry(names.get(field), value(in));
        field++;
      }
    }
    return Map.ofEntries(values);
  }

  /** By the order of the union. */
  private static FieldValue value(BinaryDecoder in) throws IOException {
    int branch = in.readIndex();
    return switch (branch) {
      case 0 -> ReadRights.HIDDEN;
      case 1 -> new FieldValue.Text(in.readString());
      case 2 -> new FieldValue.Whole(in.readLong());
      case 3 -> new FieldValue.Flag(in.readBoolean());
      case 4 -> new FieldValue.Decimal(in.readLong());
      default -> throw new IOException("no such kind of value: " + branch);
    };
  }
}
