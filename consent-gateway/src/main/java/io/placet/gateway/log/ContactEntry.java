package io.placet.gateway.log;

import io.placet.schemas.avro.ContactLogEntry;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An entry of contact-log with its place in it.
 *
 * @param record as it was read; its value is the encoded entry
 * @param body one of the alternatives of {@link ContactLogEntry}
 */
public record ContactEntry(ConsumerRecord<byte[], byte[]> record, Object body) {
  public int partition() {
    return record.partition();
  }

  public long offset() {
    return record.offset();
  }

  /** The broker's append time. */
  public Instant appendedAt() {
    return Instant.ofEpochMilli(record.timestamp());
  }
}
