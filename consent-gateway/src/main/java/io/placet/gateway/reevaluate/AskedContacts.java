package io.placet.gateway.reevaluate;

import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.reevaluate.Tally.Asked;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** For which contacts contact-log asks for a re-evaluation, as long as the record is there. */
final class AskedContacts implements EntryProjection {
  private static final byte[] FIRST = {};

  /** Between the subject id and the definition in the key of a record. */
  private static final String BETWEEN = "|reevaluate|";

  private final ViewStore store;
  private final Tally tally;

  /** By key, of a batch that is not visible yet; empty where it was removed. */
  private final Map<String, Optional<Asked>> uncommitted = new HashMap<>();

  AskedContacts(ViewStore store, Tally tally) {
    this.store = store;
    this.tally = tally;
    store.scan(
        Family.REEVALUATIONS_ASKED,
        FIRST,
        (key, value) -> tally.asked(decode(text(key), value), Optional.empty()));
  }

  /** Whether a contact was asked for in a run. */
  boolean isAsked(String subject, Run run) {
    return stored(key(subject, run.definition()))
        .map(asked -> asked.run().equals(run))
        .orElse(false);
  }

  /** The definitions by which a contact is to be judged anew. */
  List<String> definitionsOf(String subject) {
    List<String> definitions = new ArrayList<>();
    store.scan(
        Family.REEVALUATIONS_ASKED,
        Keys.bytes(subject + BETWEEN),
        (key, value) -> definitions.add(decode(text(key), value).run().definition()));
    return definitions;
  }

  /** Subject ids of records of a run, not more than some. */
  List<String> subjects(Run run, int limit) {
    List<String> subjects = new ArrayList<>();
    store.scanWhile(
        Family.REEVALUATIONS_ASKED,
        FIRST,
        FIRST,
        (key, value) -> {
          String text = text(key);
          if (decode(text, value).run().equals(run)) {
            subjects.add(text.substring(0, text.indexOf(BETWEEN)));
          }
          return subjects.size() < limit;
        });
    return subjects;
  }

  private Optional<Asked> stored(String key) {
    return store.get(Family.REEVALUATIONS_ASKED, Keys.bytes(key)).map(value -> decode(key, value));
  }

  private static String key(String subject, String definition) {
    return subject + BETWEEN + definition;
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  private static Asked decode(String key, byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    int version = bytes.getInt();
    Instant at = Instant.ofEpochMilli(bytes.getLong());
    String definition = key.substring(key.indexOf(BETWEEN) + BETWEEN.length());
    return new Asked(new Run(definition, version, at), bytes.getInt(), bytes.getLong());
  }

  private static byte[] encode(Asked asked) {
    return ByteBuffer.allocate(2 * Integer.BYTES + 2 * Long.BYTES)
        .putInt(asked.run().version())
        .putLong(asked.run().at().toEpochMilli())
        .putInt(asked.partition())
        .putLong(asked.offset())
        .array();
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.REEVALUATIONS_ASKED);
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof ReevaluationAsked body) {
      String key = key(body.getSubjectId(), body.getDefinition());
      Asked asked =
          new Asked(
              new Run(body.getDefinition(), body.getVersion(), body.getAt()),
              entry.partition(),
              entry.offset());
      tally.asked(asked, known(key));
      uncommitted.put(key, Optional.of(asked));
      batch.put(Family.REEVALUATIONS_ASKED, Keys.bytes(key), encode(asked));
    }
  }

  private Optional<Asked> known(String key) {
    return uncommitted.containsKey(key)
        ? java.util.Objects.requireNonNull(uncommitted.get(key))
        : stored(key);
  }

  @Override
  public void removed(ConsumerRecord<byte[], byte[]> tombstone, ViewStore.Batch batch) {
    String key = text(tombstone.key());
    if (key.contains(BETWEEN)) {
      known(key)
          .ifPresent(
              asked -> {
                tally.forget(asked);
                batch.delete(
                    Family.REEVALUATIONS_DONE, DoneContacts.key(asked.partition(), asked.offset()));
              });
      uncommitted.put(key, Optional.empty());
      batch.delete(Family.REEVALUATIONS_ASKED, tombstone.key());
    }
  }

  @Override
  public void applied() {
    uncommitted.clear();
  }

  @Override
  public void cleared() {
    uncommitted.clear();
    tally.clearAsked();
  }
}
