package io.placet.acceptance.process;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.EventPayload;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKey;
import io.placet.vault.DataKeys;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a copy of the topics holds under contacts' keys, and the wrapped keys that it holds. */
final class SealedThings {
  /** Of whom something is and where it was sealed for. */
  private static final class Thing {
    private final String subject;
    private final String keyId;
    private final byte[] bytes;
    private final byte[] place;

    Thing(String subject, String keyId, byte[] bytes, byte[] place) {
      this.subject = subject;
      this.keyId = keyId;
      this.bytes = bytes;
      this.place = place;
    }
  }

  private final List<Thing> things = new ArrayList<>();
  private final Map<String, List<WrappedKey>> keys = new HashMap<>();
  private final Set<String> open = new TreeSet<>();

  /** Reads {@code contact-log} and {@code events}, every record that is still there. */
  static SealedThings in(Topics topics) {
    SealedThings read = new SealedThings();
    SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
    for (ConsumerRecord<byte[], byte[]> record : topics.readUncommitted(Topic.CONTACT_LOG)) {
      if (record.value() != null) {
        read.take(entries.decode(record.value()).getBody());
      }
    }
    topics.read(Topic.EVENTS, EventEnvelope.class).forEach(event -> read.take(event.value()));
    return read;
  }

  private void take(Object body) {
    if (body instanceof ConsentRecorded consent) {
      add(consent.getSubjectId(), consent.getContact(), consent.getRecordId());
    } else if (body instanceof AliasLinked alias) {
      add(alias.getSubjectId(), alias.getContact(), alias.getAlias());
    } else if (body instanceof FactsRecorded facts) {
      add(facts.getSubjectId(), facts.getContact(), "facts");
    } else if (body instanceof DataKeyRecorded key) {
      keys.computeIfAbsent(key.getSubjectId(), first -> new ArrayList<>())
          .add(new WrappedKey(key.getKeyId(), key.getSlotGeneration(), bytes(key.getWrapped())));
    }
  }

  private void add(String subject, Sealed sealed, String recordId) {
    add(
        subject,
        sealed,
        SealedPlace.of(Topic.CONTACT_LOG, subject, recordId, "ContactId"),
        "a contact id in contact-log");
  }

  private void take(EventEnvelope event) {
    add(
        event.getSubjectId(),
        event.getPayload(),
        SealedPlace.of(
            Topic.EVENTS,
            event.getSubjectId(),
            event.getEventId(),
            EventPayload.class.getSimpleName()),
        "a payload in events");
  }

  private void add(String subject, Sealed sealed, byte[] place, String what) {
    if (sealed.getKeyId() == null) {
      open.add(what);
    } else {
      things.add(new Thing(subject, sealed.getKeyId(), bytes(sealed.getPayload()), place));
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** What is not sealed at all. */
  Set<String> unsealed() {
    return open;
  }

  /** All wrapped keys of a contact, also those that were wrapped anew since. */
  List<WrappedKey> keysOf(String subject) {
    return keys.getOrDefault(subject, List.of());
  }

  Set<String> subjects() {
    Set<String> subjects = new TreeSet<>();
    things.forEach(thing -> subjects.add(thing.subject));
    return subjects;
  }

  /** The sealed bytes of these contacts, and their wrapped keys, as needles. */
  Needles needles(Set<String> subjects) {
    Needles needles = new Needles();
    for (Thing thing : things) {
      if (subjects.contains(thing.subject)) {
        needles.add(thing.subject, thing.bytes);
      }
    }
    for (String subject : subjects) {
      keysOf(subject).forEach(key -> needles.add(subject, key.bytes()));
    }
    return needles;
  }

  /**
   * How many things of each contact open with keys that a log holds and a vault unwraps; a contact
   * of whom nothing opens is not among them.
   *
   * @param held another copy, whose wrapped keys are tried
   */
  Map<String, Integer> opened(DataKeys vault, SealedThings held) {
    Map<String, Integer> opened = new TreeMap<>();
    for (Thing thing : things) {
      if (held.unwrap(vault, thing)
          .flatMap(key -> key.open(thing.bytes, thing.place))
          .isPresent()) {
        opened.merge(thing.subject, 1, Integer::sum);
      }
    }
    return opened;
  }

  /** How many there are of each contact. */
  Map<String, Integer> all() {
    Map<String, Integer> all = new TreeMap<>();
    things.forEach(thing -> all.merge(thing.subject, 1, Integer::sum));
    return all;
  }

  private Optional<DataKey> unwrap(DataKeys vault, Thing thing) {
    SubjectId subject = new SubjectId(thing.subject);
    return keysOf(thing.subject).stream()
        .filter(key -> key.keyId().equals(thing.keyId))
        .flatMap(key -> vault.unwrap(subject, key).stream())
        .findFirst();
  }
}
