package io.placet.gateway.definition;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ReadAnew;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All versions of all definitions, in memory too, for they are few. Of two records that make the
 * same version the first in the log counts; a later one that says the same changes its state.
 */
public final class DefinitionBook implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionBook.class);
  private static final String FORM = "definitions-of-all-versions";

  /**
   * A version with its place in the log.
   *
   * @param madeAt offset of the record that made it
   */
  private record Placed(Definition definition, long madeAt) {}

  /** By kind and id, then by version. */
  private final Map<String, NavigableMap<Integer, Placed>> visible = new TreeMap<>();

  private final Map<String, NavigableMap<Integer, Placed>> next = new TreeMap<>();
  private final AtomicLong changes = new AtomicLong();

  /** The definitions that a view holds. */
  public DefinitionBook(ViewStore store, int partitions) {
    ReadAnew.once(store, FORM, Topic.DEFINITIONS, partitions, families());
    store.scan(
        Family.DEFINITIONS,
        new byte[0],
        (key, value) -> {
          ByteBuffer bytes = ByteBuffer.wrap(value);
          long madeAt = bytes.getLong();
          byte[] record = new byte[bytes.remaining()];
          bytes.get(record);
          put(visible, new Placed(Definition.decode(key, record), madeAt));
        });
  }

  /** The newest versions of a kind in order of their ids, archived ones too. */
  public synchronized List<Definition> newest(Kind kind) {
    return visible.values().stream()
        .map(versions -> versions.lastEntry().getValue().definition())
        .filter(definition -> definition.kind() == kind)
        .toList();
  }

  /** The newest version. */
  public synchronized Optional<Definition> newest(Kind kind, String id) {
    return Optional.ofNullable(visible.get(kind.name(id)))
        .map(versions -> versions.lastEntry().getValue().definition());
  }

  /** All versions, the newest first; none of what there is not. */
  public synchronized List<Definition> versions(Kind kind, String id) {
    List<Definition> versions = new ArrayList<>();
    visible
        .getOrDefault(kind.name(id), new TreeMap<>())
        .values()
        .forEach(placed -> versions.add(placed.definition()));
    Collections.reverse(versions);
    return versions;
  }

  /** One version. */
  public synchronized Optional<Definition> version(Kind kind, String id, int version) {
    return Optional.ofNullable(visible.get(kind.name(id)))
        .flatMap(versions -> Optional.ofNullable(versions.get(version)))
        .map(Placed::definition);
  }

  /** Whether a record made the version that it says, rather than one before it in the log. */
  public synchronized boolean wasMadeBy(Definition definition, long offset) {
    Placed placed =
        visible.getOrDefault(definition.wireName(), new TreeMap<>()).get(definition.version());
    return placed != null && placed.madeAt() == offset;
  }

  /** Goes up with each change: what was derived from the definitions before is old then. */
  public long changes() {
    return changes.get();
  }

  private static void put(Map<String, NavigableMap<Integer, Placed>> book, Placed placed) {
    book.computeIfAbsent(placed.definition().wireName(), name -> new TreeMap<>())
        .put(placed.definition().version(), placed);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.DEFINITIONS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      return;
    }
    try {
      take(Definition.decode(record.key(), record.value()), record, batch);
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("A definition cannot be read and is left out");
    }
  }

  private void take(
      Definition definition, ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    Optional<Placed> known = known(definition);
    if (known.isPresent() && !known.get().definition().saysTheSameAs(definition)) {
      return;
    }
    Placed placed = new Placed(definition, known.map(Placed::madeAt).orElse(record.offset()));
    put(next, placed);
    batch.put(
        Family.DEFINITIONS,
        definition.key(),
        ByteBuffer.allocate(Long.BYTES + record.value().length)
            .putLong(placed.madeAt())
            .put(record.value())
            .array());
  }

  private synchronized Optional<Placed> known(Definition definition) {
    Placed fresh =
        next.getOrDefault(definition.wireName(), new TreeMap<>()).get(definition.version());
    return Optional.ofNullable(fresh)
        .or(
            () ->
                Optional.ofNullable(
                    visible
                        .getOrDefault(definition.wireName(), new TreeMap<>())
                        .get(definition.version())));
  }

  @Override
  public synchronized void applied() {
    if (!next.isEmpty()) {
      next.values().forEach(versions -> versions.values().forEach(made -> put(visible, made)));
      next.clear();
      changes.incrementAndGet();
    }
  }

  @Override
  public synchronized void cleared() {
    next.clear();
    visible.clear();
    changes.incrementAndGet();
  }
}
