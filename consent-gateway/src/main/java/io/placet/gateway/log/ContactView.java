package io.placet.gateway.log;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactKey;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.consent.EpochMoved;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.ContactKeys;
import io.placet.gateway.seal.SealedValues;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ErasureStep;
import io.placet.schemas.avro.ErasureStepDone;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.avro.StoredConsents;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.codec.StandingCodec;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What contact-log says of each contact: what stands, and the records behind it. */
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

  /** What names the contact's own id among its facts. */
  public static final String FACTS = "facts";

  /** Of this process's memory, for standings at hand, decoded. */
  private static final int SHARE_OF_MEMORY = 32;

  private static final int BYTES_EACH = 2_048;

  private final ViewStore store;
  private final SealedValues sealed;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final SingleObject<StoredConsents> standings = SingleObject.of(StoredConsents.class);
  private final DecodedStandings decoded =
      new DecodedStandings((int) (Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / BYTES_EACH));

  /** What the batch leaves of its contacts, by subject id, encoded and not written yet. */
  private final List<Map.Entry<String, byte[]>> changed = new ArrayList<>();

  /** Empty where the view held contacts before. */
  private Optional<SeenSubjects> seen;

  /**
   * What a batch brings for one contact, in log order.
   *
   * @param mayBeKnown whether the view may hold it
   */
  private record Brought(SubjectId subject, boolean mayBeKnown, List<ContactEntry> entries) {}

  /**
   * A view in a store.
   *
   * @param sealed opens the contacts' own ids
   */
  public ContactView(ViewStore store, SealedValues sealed) {
    this.store = store;
    this.sealed = sealed;
    this.seen =
        store.isEmpty(Family.STANDINGS) ? Optional.of(new SeenSubjects()) : Optional.empty();
  }

  /** All that stands for a contact, as far as the view is applied. */
  public ContactConsents standing(SubjectId subject) {
    return store
        .get(Family.STANDINGS, Keys.bytes(subject.text()))
        .map(stored -> decoded.of(subject, stored, bytes -> decode(subject, bytes)))
        .orElse(ContactConsents.NONE);
  }

  private ContactConsents decode(SubjectId subject, byte[] stored) {
    return StandingCodec.toDomain(subject, standings.decode(stored));
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

  /**
   * The contacts of whom something is recorded, in order of their subject ids.
   *
   * @param after the last of the page before; empty for the first
   */
  public List<SubjectId> subjects(Optional<SubjectId> after, int limit) {
    // no subject id is the begin of another, all being of one length
    byte[] from = after.map(last -> Keys.bytes(last.text() + '\0')).orElseGet(() -> new byte[0]);
    return store.keys(Family.STANDINGS, from, limit).stream()
        .map(key -> new SubjectId(new String(key, StandardCharsets.UTF_8)))
        .toList();
  }

  /** The contact's own id, as its oldest record that opens has it; empty for an erased contact. */
  public Optional<ContactId> contactOf(SubjectId subject) {
    ContactKeys keys = standing(subject).keys();
    List<ContactId> found = new ArrayList<>(1);
    byte[] id = Keys.bytes(subject.text());
    store.scanWhile(
        Family.RECORDS,
        recordKey(subject, 0),
        ByteBuffer.allocate(id.length + Long.BYTES).put(id).putLong(-1).array(),
        (key, value) -> {
          contactIn(
                  subject,
                  keys,
                  entries.decode(Arrays.copyOfRange(value, Long.BYTES, value.length)))
              .ifPresent(found::add);
          return found.isEmpty();
        });
    return found.stream().findFirst();
  }

  /** The contact's own id as one of its records has it. */
  public Optional<ContactId> contactOf(ConsentRecorded consent) {
    SubjectId subject = new SubjectId(consent.getSubjectId());
    return sealed.contact(
        subject, standing(subject).keys(), consent.getContact(), consent.getRecordId());
  }

  private Optional<ContactId> contactIn(
      SubjectId subject, ContactKeys keys, ContactLogEntry entry) {
    if (entry.getBody() instanceof ConsentRecorded consent) {
      return sealed.contact(subject, keys, consent.getContact(), consent.getRecordId());
    }
    if (entry.getBody() instanceof FactsRecorded facts) {
      return sealed.contact(subject, keys, facts.getContact(), FACTS);
    }
    return Optional.empty();
  }

  /**
   * Visits what stands for each contact that was not erased, in order of their subject ids, as the
   * view is at the begin and for as long as the visitor goes on.
   *
   * @param after the one that was visited last; empty for the first
   */
  public void walk(Optional<SubjectId> after, BiPredicate<SubjectId, ContactConsents> goesOn) {
    store.scanWhile(
        Family.STANDINGS,
        // the smallest key after that of the last
        after.map(last -> Keys.bytes(last.text() + '\0')).orElseGet(() -> new byte[0]),
        new byte[0],
        (key, value) -> {
          SubjectId subject = new SubjectId(new String(key, StandardCharsets.US_ASCII));
          ContactConsents consents = decode(subject, value);
          return consents.erasure().isPresent() || goesOn.test(subject, consents);
        });
  }

  /** The contacts of whom something is recorded that a condition picks, erased ones included. */
  public List<SubjectId> subjectsWhere(Predicate<SubjectId> condition) {
    List<SubjectId> subjects = new ArrayList<>();
    store.scan(
        Family.STANDINGS,
        new byte[0],
        (key, value) -> {
          SubjectId subject = new SubjectId(new String(key, StandardCharsets.US_ASCII));
          if (condition.test(subject)) {
            subjects.add(subject);
          }
        });
    return subjects;
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.STANDINGS, Family.RECORDS);
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

  private Map.Entry<String, byte[]> folded(Brought brought) {
    ContactConsents consents =
        brought.mayBeKnown() ? standing(brought.subject()) : ContactConsents.NONE;
    for (ContactEntry entry : brought.entries()) {
      consents = consents.apply(entry.governing().orElseThrow(), entry.offset());
    }
    return Map.entry(brought.subject().text(), standings.encode(StandingCodec.toAvro(consents)));
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof ErasureStepDone done
        && done.getStep() == ErasureStep.RECORDS_REMOVED) {
      forget(new SubjectId(done.getSubjectId()), entry.offset(), batch);
    }
    entry
        .governing()
        .filter(record -> !(record instanceof ContactKey || record instanceof EpochMoved))
        .ifPresent(
            record ->
                batch.put(
                    Family.RECORDS,
                    recordKey(record.subject(), entry.offset()),
                    placed(entry.record())));
  }

  /** Once an erasure has removed the records from the log, the view lets go of them too. */
  private void forget(SubjectId subject, long before, ViewStore.Batch batch) {
    store.scan(
        Family.RECORDS,
        recordKey(subject, 0),
        recordKey(subject, before),
        (key, value) -> batch.delete(Family.RECORDS, key));
  }

  @Override
  public void complete(ViewStore.Batch batch) {
    changed.forEach(
        stored -> batch.put(Family.STANDINGS, Keys.bytes(stored.getKey()), stored.getValue()));
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
