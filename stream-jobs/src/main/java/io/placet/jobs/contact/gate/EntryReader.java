package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactRecord;
import io.placet.schemas.avro.AnswerSignal;
import io.placet.schemas.avro.AttemptRecorded;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.avro.LogRecordNotice;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.avro.ReevaluationSignal;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what the control source hands over. */
final class EntryReader {
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final SingleObject<LogRecordNotice> notices = SingleObject.of(LogRecordNotice.class);

  /** What it is. */
  sealed interface Read {
    /** Whether it may change what stands for the contact. */
    default boolean decides() {
      return false;
    }
  }

  /**
   * A record that governs the contact, with its key in the log.
   *
   * @param answer what was answered where, if it says so
   */
  record Governing(ContactRecord record, String key, Optional<AnswerSignal> answer)
      implements Read {
    @Override
    public boolean decides() {
      return record instanceof ConsentRecord || record instanceof ContactFacts;
    }
  }

  /** A question that waits for the contact behind the gate, with its key in the log. */
  record Reevaluation(ReevaluationAsked asked, String key) implements Read {
    ReevaluationSignal signal(PositionedEntry entry) {
      return new ReevaluationSignal(
          asked.getDefinition(),
          asked.getVersion(),
          entry.getPartition(),
          entry.getOffset(),
          asked.getAt());
    }
  }

  /** Something that is known of a record by its key alone. */
  record Notice(String key, boolean unreadable) implements Read {
    @Override
    public boolean decides() {
      return unreadable;
    }
  }

  Read read(PositionedEntry positioned) {
    byte[] bytes = bytes(positioned.getEntry());
    ContactLogEntry entry;
    try {
      entry = entries.decode(bytes);
    } catch (MalformedRecordException noEntry) {
      LogRecordNotice notice = notices.decode(bytes);
      return new Notice(notice.getRecordKey(), notice.getUnreadable());
    }
    if (entry.getBody() instanceof ReevaluationAsked asked) {
      return new Reevaluation(asked, key(asked));
    }
    return new Governing(
        RecordCodec.toDomain(entry).orElseThrow(), key(entry.getBody()), answer(entry.getBody()));
  }

  private static Optional<AnswerSignal> answer(Object body) {
    if (!(body instanceof ConsentRecorded consent)
        || consent.getCollectionPoint() == null
        || consent.getCopiedFrom() != null) {
      return Optional.empty();
    }
    return switch (consent.getState()) {
      case GIVEN, RENEWED -> Optional.of(answer(consent, true));
      case REFUSED, WITHDRAWN, OBJECTED -> Optional.of(answer(consent, false));
      default -> Optional.empty();
    };
  }

  private static AnswerSignal answer(ConsentRecorded consent, boolean given) {
    return new AnswerSignal(
        consent.getPurpose(),
        consent.getChannel() == null ? "" : consent.getChannel(),
        consent.getCollectionPoint(),
        given,
        consent.getRecordedAt());
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
    if (body instanceof ReevaluationAsked asked) {
      return Keys.reevaluation(asked.getSubjectId(), asked.getDefinition());
    }
    return Keys.erasure(((ErasureRecorded) body).getSubjectId());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
