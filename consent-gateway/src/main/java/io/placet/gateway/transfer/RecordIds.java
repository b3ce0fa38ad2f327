package io.placet.gateway.transfer;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.NoticeRef;
import io.placet.gateway.record.Draft;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Ids of imported records: a function of what the line means, so that the same line, in whatever
 * file, is the same record. Made over the subject id, so that nobody without the vault's key can
 * tell a contact from them. UUIDs of version 8 (RFC 9562, 5.8).
 */
final class RecordIds {
  private static final char BETWEEN = '\u0000';

  private RecordIds() {}

  static String of(SubjectId subject, Draft draft) {
    StringBuilder meaning = new StringBuilder(256).append(subject.text());
    add(meaning, Optional.of(draft.key().purpose()));
    add(meaning, draft.key().channel());
    add(meaning, Optional.of(draft.state().name()));
    add(meaning, draft.basis().map(Enum::name));
    add(meaning, draft.notice().map(NoticeRef::id));
    add(meaning, draft.notice().map(NoticeRef::version));
    add(meaning, draft.collectionPoint());
    add(meaning, draft.method());
    add(meaning, draft.language());
    add(meaning, draft.eventTime().map(RecordIds::text));
    add(meaning, draft.validUntil().map(RecordIds::text));
    add(meaning, draft.proof());
    add(
        meaning,
        Optional.of(
            draft.evidence().stream().map(Enum::name).sorted().collect(Collectors.joining(" "))));
    return uuid(meaning.toString()).toString();
  }

  private static void add(StringBuilder meaning, Optional<String> part) {
    String text = part.orElse("");
    meaning.append(BETWEEN).append(text.length()).append(BETWEEN).append(text);
  }

  /** Not as ISO 8601, which costs more than all the rest. */
  private static String text(Instant instant) {
    return instant.getEpochSecond() + "." + instant.getNano();
  }

  private static UUID uuid(String meaning) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(meaning.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xF000L) | 0x8000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
