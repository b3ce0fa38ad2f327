package io.placet.gateway.log;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.ViewStore.Family;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ContactStanding;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.codec.StandingCodec;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What contact-log says of each contact: what stands, the records behind it, the aliases that lead
 * to it.
 */
public final class ContactView implements EntryProjection {
  /**
   * A record with its place in the log.
   *
   * @param appendedAt the broker's append time
   */
  public record PlacedConsent(long offset, Instant appendedAt, ConsentRecorded recorded) {}

  private final ViewStore store;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final SingleObject<ContactStanding> standings = SingleObject.of(ContactStanding.class);

  /** Of the contacts in the batch: as read before it, and as its records leave them. */
  private final Map<String, ContactConsents> inBatch = new HashMap<>();

  public ContactView(ViewStore store) {
    this.store = store;
  }

  /** All that stands for a contact, as far as the view is applied. */
  public ContactConsents standing(SubjectId subject) {
    return consents(store.get(Family.STANDINGS, Keys.bytes(subject.text())));
  }

  private ContactConsents consents(Optional<byte[]> stored) {
    return stored
        .map(standings::decode)
        .map(StandingCodec::toDomain)
        .orElse(ContactConsents.NONE);
  }

  /** The consent records of a contact, oldest first. */
  public List<PlacedConsent> records(SubjectId subject) {
    List<PlacedConsent> records = new ArrayList<>();
    store.scan(
        Family.RECORDS,
        Keys.bytes(subject.text()),
        (key, value) -> {
          ByteBuffer bytes = ByteBuffer.wrap(value);
          Instant appendedAt = Instant.ofEpochMilli(bytes.getLong());
          byte[] entry = new byte[bytes.remaining()];
          bytes.get(entry);
          long offset = ByteBuffer.wrap(key, key.length - Long.BYTES, Long.BYTES).getLong();
          records.add(
              new PlacedConsent(
                  offset, appendedAt, (ConsentRecorded) entries.decode(entry).getBody()));
        });
    return records;
  }

  /** The contacts that an alias leads to. */
  public List<ContactId> contactsOf(Alias alias) {
    List<ContactId> contacts = new ArrayList<>();
    store.scan(
        Family.ALIASES,
        Keys.bytes(alias.text()),
        (key, value) ->
            contacts.add(
                Contacts.toDomain(((AliasLinked) entries.decode(value).getBody()).getContact())));
    return contacts;
  }

  /** Whether an alias is known to lead to a contact. */
  public boolean isLinked(Alias alias, SubjectId subject) {
    return store.get(Family.ALIASES, Keys.alias(alias.text(), subject.text())).isPresent();
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.STANDINGS, Family.RECORDS, Family.ALIASES);
  }

  @Override
  public void begin(List<ContactEntry> batch) {
    List<String> subjects =
        batch.stream()
            .map(ContactEntry::body)
            .filter(ConsentRecorded.class::isInstance)
            .map(body -> ((ConsentRecorded) body).getSubjectId())
            .distinct()
            .toList();
    List<Optional<byte[]>> stored =
        store.getAll(Family.STANDINGS, subjects.stream().map(Keys::bytes).toList());
    for (int subject = 0; subject < subjects.size(); subject++) {
      inBatch.put(subjects.get(subject), consents(stored.get(subject)));
    }
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof ConsentRecorded consent) {
      applyConsent(entry.record(), consent, batch);
    } else if (entry.body() instanceof AliasLinked alias) {
      batch.put(
          Family.ALIASES,
          Keys.alias(alias.getAlias(), alias.getSubjectId()),
          entry.record().value());
    }
  }

  private void applyConsent(
      ConsumerRecord<byte[], byte[]> record, ConsentRecorded consent, ViewStore.Batch batch) {
    SubjectId subject = new SubjectId(consent.getSubjectId());
    ContactConsents before = inBatch.computeIfAbsent(subject.text(), none -> standing(subject));
    ContactConsents after = before.apply(StandingCodec.toDomain(consent), record.offset());
    inBatch.put(subject.text(), after);
    batch.put(
        Family.STANDINGS,
        Keys.bytes(subject.text()),
        standings.encode(StandingCodec.toAvro(after)));
    batch.put(Family.RECORDS, recordKey(subject, record.offset()), placed(record));
  }

  private static byte[] recordKey(SubjectId subject, long offset) {
    byte[] id = Keys.bytes(subject.text());
    return ByteBuffer.allocate(id.length + Long.BYTES).put(id).putLong(offset).array();
  }

  private static byte[] placed(ConsumerRecord<byte[], byte[]> record) {
    return ByteBuffer.allocate(Long.BYTES + record.value().length)
        .putLong(record.timestamp())
        .put(record.value())
        .array();
  }

  @Override
  public void applied() {
    inBatch.clear();
  }

  @Override
  public void cleared() {
    inBatch.clear();
  }
}
