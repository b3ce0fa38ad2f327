package io.placet.gateway.log;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.ViewStore.Family;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ContactStanding;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.codec.StandingCodec;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
   * An entry about a contact with its place in the log.
   *
   * @param appendedAt the broker's append time
   */
  public record PlacedEntry(long offset, Instant appendedAt, ContactLogEntry entry) {
    /** What it says to a verdict. */
    public ContactRecord governing() {
      return RecordCodec.toDomain(entry).orElseThrow();
    }

    /** The consent record, where it is one. */
    public Optional<ConsentRecorded> consent() {
      return entry.getBody() instanceof ConsentRecorded consent
          ? Optional.of(consent)
          : Optional.empty();
    }
  }

  private final ViewStore store;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final SingleObject<ContactStanding> standings = SingleObject.of(ContactStanding.class);

  /** What the batch leaves of its contacts, not written yet. */
  private final List<Stored> changed = new ArrayList<>();

  /** Empty where the view held contacts before. */
  private Optional<SeenSubjects> seen;

  private record Stored(byte[] key, byte[] standing) {}

  /**
   * What a batch brings for one contact, in log order.
   *
   * @param mayBeKnown whether the view may hold it
   */
  private record Brought(SubjectId subject, boolean mayBeKnown, List<ContactEntry> entries) {}

  public ContactView(ViewStore store) {
    this.store = store;
    this.seen =
        store.isEmpty(Family.STANDINGS) ? Optional.of(new SeenSubjects()) : Optional.empty();
  }

  /** All that stands for a contact, as far as the view is applied. */
  public ContactConsents standing(SubjectId subject) {
    return store
        .get(Family.STANDINGS, Keys.bytes(subject.text()))
        .map(standings::decode)
        .map(stored -> StandingCodec.toDomain(subject, stored))
        .orElse(ContactConsents.NONE);
  }

  /** All that governs a contact, oldest first: consents, attempts, facts. */
  public List<PlacedEntry> records(SubjectId subject) {
    List<PlacedEntry> records = new ArrayList<>();
    store.scan(
        Family.RECORDS,
        Keys.bytes(subject.text()),
        (key, value) -> {
          ByteBuffer bytes = ByteBuffer.wrap(value);
          Instant appendedAt = Instant.ofEpochMilli(bytes.getLong());
          byte[] entry = new byte[bytes.remaining()];
          bytes.get(entry);
          long offset = ByteBuffer.wrap(key, key.length - Long.BYTES, Long.BYTES).getLong();
          records.add(new PlacedEntry(offset, appendedAt, entries.decode(entry)));
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

  /** A contact's records are folded together, and contacts beside each other where many come. */
  @Override
  public void begin(List<ContactEntry> batch) {
    Map<SubjectId, Brought> bySubject = new LinkedHashMap<>();
    for (ContactEntry entry : batch) {
      entry
          .governing()
          .ifPresent(
              record ->
                  bySubject
                      .computeIfAbsent(record.subject(), this::nothingYet)
                      .entries()
                      .add(entry));
    }
    changed.addAll(ContactLogEntries.shared(bySubject.values()).map(this::folded).toList());
  }

  private Brought nothingYet(SubjectId subject) {
    boolean mayBeKnown = seen.map(subjects -> subjects.add(subject.text())).orElse(true);
    return new Brought(subject, mayBeKnown, new ArrayList<>(1));
  }

  private Stored folded(Brought brought) {
    ContactConsents consents =
        brought.mayBeKnown() ? standing(brought.subject()) : ContactConsents.NONE;
    for (ContactEntry entry : brought.entries()) {
      consents = consents.apply(entry.governing().orElseThrow(), entry.offset());
    }
    return new Stored(
        Keys.bytes(brought.subject().text()), standings.encode(StandingCodec.toAvro(consents)));
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof AliasLinked alias) {
      batch.put(
          Family.ALIASES,
          Keys.alias(alias.getAlias(), alias.getSubjectId()),
          entry.record().value());
    }
    entry
        .governing()
        .ifPresent(
            record ->
                batch.put(
                    Family.RECORDS,
                    recordKey(record.subject(), entry.offset()),
                    placed(entry.record())));
  }

  @Override
  public void complete(ViewStore.Batch batch) {
    changed.forEach(stored -> batch.put(Family.STANDINGS, stored.key(), stored.standing()));
    changed.clear();
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
  public void cleared() {
    changed.clear();
    seen = Optional.of(new SeenSubjects());
  }
}
