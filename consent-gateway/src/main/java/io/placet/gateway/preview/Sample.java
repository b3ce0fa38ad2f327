package io.placet.gateway.preview;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events behind the gate of the sampled contacts, under their subject ids, for a pseudonym
 * changes with the epoch. An amended event takes the place of itself.
 */
final class Sample implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(Sample.class);
  private static final char BETWEEN = '|';

  private final ViewStore store;
  private final SampledContacts contacts;
  private final SingleObject<PseudonymisedEvent> codec = SingleObject.of(PseudonymisedEvent.class);

  Sample(ViewStore store, SampledContacts contacts) {
    this.store = store;
    this.contacts = contacts;
  }

  /** The events of a contact that are kept; which of them still count is to be asked. */
  List<PseudonymisedEvent> events(SubjectId subject) {
    List<PseudonymisedEvent> events = new ArrayList<>();
    store.scan(
        Family.SAMPLE,
        Keys.bytes(subject.text() + BETWEEN),
        (key, value) -> events.add(codec.decode(value)));
    return events;
  }

  /** Puts what is left of an event in its place. */
  void put(SubjectId subject, PseudonymisedEvent event) {
    try (ViewStore.Batch batch = store.batch()) {
      batch.put(Family.SAMPLE, key(subject, event), codec.encode(event));
      batch.commit();
    }
  }

  void delete(SubjectId subject, PseudonymisedEvent event) {
    try (ViewStore.Batch batch = store.batch()) {
      batch.delete(Family.SAMPLE, key(subject, event));
      batch.commit();
    }
  }

  /** The contacts of whom something is kept. */
  Set<SubjectId> subjects() {
    Set<SubjectId> subjects = new java.util.LinkedHashSet<>();
    store.scan(
        Family.SAMPLE,
        new byte[0],
        (key, value) -> {
          String text = new String(key, StandardCharsets.UTF_8);
          subjects.add(new SubjectId(text.substring(0, text.indexOf(BETWEEN))));
        });
    return subjects;
  }

  private static byte[] key(SubjectId subject, PseudonymisedEvent event) {
    return Keys.bytes(subject.text() + BETWEEN + event.getEventId());
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.SAMPLE);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null || record.key() == null) {
      return;
    }
    Optional<SubjectId> subject = contacts.find(new String(record.key(), StandardCharsets.UTF_8));
    if (subject.isEmpty()) {
      return;
    }
    try {
      batch.put(Family.SAMPLE, key(subject.get(), codec.decode(record.value())), record.value());
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("A malformed event is not in the sample");
    }
  }
}
