package io.placet.gateway.erasure;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.schemas.avro.AttemptRecorded;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.topic.Keys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys in contact-log of all that a contact's erasure removes from its own partition. */
final class RecordKeys {
  private RecordKeys() {}

  /** The keys, each once. */
  static List<byte[]> of(Erasure erasure, List<PlacedEntry> records) {
    String subject = erasure.subject().text();
    Set<String> keys = new LinkedHashSet<>();
    erasure.keyIds().forEach(keyId -> keys.add(text(Keys.dataKey(subject, keyId))));
    keys.add(text(Keys.epoch(subject)));
    records.forEach(record -> keys.add(text(keyOf(erasure.subject(), record))));
    // what says that the contact was erased stays
    keys.remove(text(Keys.erasure(subject)));
    List<byte[]> bytes = new ArrayList<>(keys.size());
    keys.forEach(key -> bytes.add(Keys.bytes(key)));
    return bytes;
  }

  private static byte[] keyOf(SubjectId subject, PlacedEntry placed) {
    Object body = placed.entry().getBody();
    if (body instanceof ConsentRecorded consent) {
      return Keys.consent(subject.text(), consent.getRecordId());
    }
    if (body instanceof AttemptRecorded attempt) {
      return Keys.attempt(subject.text(), attempt.getAttemptId());
    }
    if (body instanceof FactsRecorded) {
      return Keys.facts(subject.text());
    }
    if (body instanceof ErasureRecorded) {
      return Keys.erasure(subject.text());
    }
    throw new IllegalStateException("a kind of record that an erasure does not know");
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }
}
