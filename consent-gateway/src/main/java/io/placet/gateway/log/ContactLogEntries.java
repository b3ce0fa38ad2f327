package io.placet.gateway.log;

import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.SingleObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Decodes each entry of contact-log once for all features that read it; many at a time, as they
 * come while a view catches up, on all processors.
 */
public final class ContactLogEntries implements Projection {
  /** Fewer are done before other threads have woken. */
  private static final int WORTH_SHARING = 256;

  private final List<EntryProjection> readers;
  private final SingleObject<ContactLogEntry> codec = SingleObject.of(ContactLogEntry.class);
  private final Queue<ContactEntry> ahead = new ArrayDeque<>();

  public ContactLogEntries(List<EntryProjection> readers) {
    this.readers = List.copyOf(readers);
  }

  @Override
  public Set<Family> families() {
    Set<Family> all = new HashSet<>();
    readers.forEach(reader -> all.addAll(reader.families()));
    return all;
  }

  @Override
  public void begin(ConsumerRecords<byte[], byte[]> records) {
    List<ConsumerRecord<byte[], byte[]>> present = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.value() != null) {
        present.add(record);
      }
    }
    List<ContactEntry> entries = shared(present).map(this::decoded).toList();
    ahead.addAll(entries);
    readers.forEach(reader -> reader.begin(entries));
  }

  /** Many are worked on by all processors. */
  static <T> Stream<T> shared(Collection<T> work) {
    return work.size() < WORTH_SHARING ? work.stream() : work.parallelStream();
  }

  private ContactEntry decoded(ConsumerRecord<byte[], byte[]> record) {
    return ContactEntry.of(record, codec.decode(record.value()));
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      readers.forEach(reader -> reader.removed(record, batch));
      return;
    }
    ContactEntry entry = ahead.remove();
    readers.forEach(reader -> reader.apply(entry, batch));
  }

  @Override
  public void complete(ViewStore.Batch batch) {
    readers.forEach(reader -> reader.complete(batch));
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
