package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ContactRecord;
import io.placet.schemas.avro.AttemptRecorded;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.avro.LogRecordNotice;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what the control source hands over. */
final class EntryReader {
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final SingleObject<LogRecordNotice> notices = SingleObject.of(LogRecordNotice.class);

  /** What it is. */
  sealed interface Read {}

  /** A record that governs the contact, with its key in the log. */
  record Governing(ContactRecord record, String key) implements Read {}

  /** Something that is known of a record by its key alone. */
  record Notice(String key, boolean unreadable) implements Read {}

  Read read(PositionedEntry positioned) {
    byte[] bytes = bytes(positioned.getEntry());
    ContactLogEntry entry;
    try {
      entry = entries.decode(bytes);
    } catch (MalformedRecordException noEntry) {
      LogRecordNotice notice = notices.decode(bytes);
      return new Notice(notice.getRecordKey(), notice.getUnreadable());
    }
    return new Governing(RecordCodec.toDomain(entry).orElseThrow(), key(entry.getBody()));
  }

  private static String key(Object body) {
    return new String(keyBytes(body), StandardCharsets.UTF_8);
  }

  private static byte[] keyBytes(Object body) {
    if (body instanceof ConsentRecorded consent) {
      return Keys.consent(consent.getSubjectId(), consent.getRecordId());
    }
    if (body instanceof AttemptRecorded attempt) {
      return Keys.attempt(attempt.getSubjectId(), attempt.getAttemptId());
    }
    if (body instanceof FactsRecorded facts) {
      return Keys.facts(facts.getSubjectId());
    }
    if (body instanceof DataKeyRecorded key) {
      return Keys.dataKey(key.getSubjectId(), key.getKeyId());
    }
    if (body instanceof EpochEntered epoch) {
      return Keys.epoch(epoch.getSubjectId());
    }
    return Keys.erasure(((ErasureRecorded) body).getSubjectId());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
