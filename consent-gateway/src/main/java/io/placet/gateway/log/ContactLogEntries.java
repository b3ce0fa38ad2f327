package io.placet.gateway.log;

import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.SingleObject;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Decodes each entry of contact-log once for all features that read it; many at a time, as they
 * come while a view catches up, on all processors. Tombstones are left out.
 */
public final class ContactLogEntries implements Projection {
  /** Fewer are decoded before other threads have woken. */
  private static final int WORTH_SHARING = 256;

  private final List<EntryProjection> readers;
  private final SingleObject<ContactLogEntry> codec = SingleObject.of(ContactLogEntry.class);
  private final Queue<ContactEntry> ahead = new ArrayDeque<>();

  public ContactLogEntries(List<EntryProjection> readers) {
    this.readers = List.copyOf(readers);
  }

  @Override
  public Set<ViewStore.Family> families() {
    Set<ViewStore.Family> all = new HashSet<>();
    readers.forEach(reader -> all.addAll(reader.families()));
    return all;
  }

  @Override
  public void begin(ConsumerRecords<byte[], byte[]> records) {
    Stream<ConsumerRecord<byte[], byte[]>> stream =
        StreamSupport.stream(records.spliterator(), false).filter(record -> record.value() != null);
    List<ConsumerRecord<byte[], byte[]>> present = stream.toList();
    List<ContactEntry> entries =
        (present.size() < WORTH_SHARING ? present.stream() : present.parallelStream())
            .map(record -> new ContactEntry(record, codec.decode(record.value()).getBody()))
            .toList();
    ahead.addAll(entries);
    readers.forEach(reader -> reader.begin(entries));
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() != null) {
      ContactEntry entry = ahead.remove();
      readers.forEach(reader -> reader.apply(entry, batch));
    }
  }

  @Override
  public void applied() {
    readers.forEach(EntryProjection::applied);
  }

  @Override
  public void cleared() {
    ahead.clear();
    readers.forEach(EntryProjection::cleared);
  }
}
