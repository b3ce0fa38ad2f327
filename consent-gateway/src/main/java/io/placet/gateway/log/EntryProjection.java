package io.placet.gateway.log;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a feature makes of the entries of contact-log in the view: a {@link Projection} of records
 * that {@link ContactLogEntries} has decoded, once for all features.
 */
public interface EntryProjection {
  /** The families it writes, which are cleared when the log has to be read anew. */
  Set<Family> families();

  /** The entries that are taken in next: what can be worked out for all of them together is. */
  default void begin(List<ContactEntry> entries) {}

  /** Takes in one entry, as {@link Projection#apply}. */
  void apply(ContactEntry entry, ViewStore.Batch batch);

  /** Takes in that a key was removed from the log. */
  default void removed(ConsumerRecord<byte[], byte[]> tombstone, ViewStore.Batch batch) {}

  /** All entries of the batch are taken in: what is gathered over them is written now. */
  default void complete(ViewStore.Batch batch) {}

  /** The batch is visible now. */
  default void applied() {}

  /** The families were cleared; what is in memory goes too. */
  default void cleared() {}
}
