package io.placet.gateway.log;

import io.placet.domain.consent.ContactRecord;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.RecordCodec;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An entry of contact-log with its place in it.
 *
 * @param record as it was read; its value is the encoded entry
 * @param body one of the alternatives of {@link ContactLogEntry}
 * @param governing what it says to a verdict; empty where it governs no contact
 */
public record ContactEntry(
    ConsumerRecord<byte[], byte[]> record, Object body, Optional<ContactRecord> governing) {
  /** As it was decoded. */
  public static ContactEntry of(ConsumerRecord<byte[], byte[]> record, ContactLogEntry entry) {
    return new ContactEntry(record, entry.getBody(), RecordCodec.toDomain(entry));
  }

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
