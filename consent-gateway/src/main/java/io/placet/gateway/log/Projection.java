package io.placet.gateway.log;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * What a feature makes of a topic's records in the view. Called in log order of each partition, by
 * one thread.
 */
public interface Projection {
  /** The families it writes, which are cleared when the topic has to be read anew. */
  Set<Family> families();

  /** The records that are taken in next, each of them in this order. */
  default void begin(ConsumerRecords<byte[], byte[]> records) {}

  /**
   * Takes in one record. Reads see what earlier records of the same batch wrote only through the
   * projection's own memory, so a projection that reads back what it wrote keeps it at hand until
   * {@link #applied()}.
   */
  void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch);

  /** All records of the batch are taken in: what a projection gathered over them is written now. */
  default void complete(ViewStore.Batch batch) {}

  /** The batch is visible now. */
  default void applied() {}

  /** The families were cleared; what is in memory goes too. */
  default void cleared() {}
}
