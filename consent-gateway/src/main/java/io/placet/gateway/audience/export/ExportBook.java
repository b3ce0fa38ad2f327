package io.placet.gateway.audience.export;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportDecided;
import io.placet.schemas.avro.ExportEnded;
import io.placet.schemas.avro.ExportEntry;
import io.placet.schemas.avro.ExportOpened;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest exports, folded from the log: what several gateways and people do to one counts in the
 * log's order. Whom their pages told of stays on the topic.
 */
public final class ExportBook implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(ExportBook.class);
  private static final int KEPT = 1_000;

  /** Of the keys of records that tell what becomes of an export. */
  static final String PREFIX = "export|";

  private static final String PAGE_PREFIX = "page|";
  private static final char BEHIND_ID = '\0';

  private final ViewStore store;
  private final SingleObject<ExportEntry> codec = SingleObject.of(ExportEntry.class);

  /** In the order in which they were asked for, as far as this gateway saw one. */
  private final Map<String, Export> exports = new LinkedHashMap<>();

  /** The exports that a view holds. */
  public ExportBook(ViewStore store) {
    this.store = store;
    store.scan(Family.EXPORTS, new byte[0], (key, value) -> take(codec.decode(value)));
  }

  /** The key of an export's records that tell what becomes of it. */
  static byte[] key(String id) {
    return Keys.bytes(PREFIX + id);
  }

  /** The key of its pages, which a fold need not read. */
  static byte[] pageKey(String id) {
    return Keys.bytes(PAGE_PREFIX + id);
  }

  synchronized Optional<Export> find(String id) {
    return Optional.ofNullable(exports.get(id));
  }

  /** The newest first. */
  synchronized List<Export> newest() {
    return exports.values().stream()
        .sorted(Comparator.comparing(Export::askedAt).reversed().thenComparing(Export::id))
        .toList();
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.EXPORTS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null || !key.startsWith(PREFIX)) {
      return;
    }
    try {
      take(codec.decode(record.value()));
      batch.put(
          Family.EXPORTS, stored(key.substring(PREFIX.length()), record.offset()), record.value());
      forgetOldest(batch);
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("What became of an export cannot be read");
    }
  }

  private synchronized void take(ExportEntry entry) {
    Object body = entry.getBody();
    if (body instanceof ExportAsked asked) {
      exports.putIfAbsent(asked.getId(), Export.of(asked, entry.getAt()));
    } else if (body instanceof ExportDecided decided) {
      exports.computeIfPresent(decided.getId(), (id, export) -> export.with(decided));
    } else if (body instanceof ExportOpened opened) {
      exports.computeIfPresent(opened.getId(), (id, export) -> export.with(opened, entry.getAt()));
    } else if (body instanceof ExportEnded ended) {
      exports.computeIfPresent(ended.getId(), (id, export) -> export.with(ended));
    }
  }

  private synchronized void forgetOldest(ViewStore.Batch batch) {
    while (exports.size() > KEPT) {
      Export oldest = exports.values().stream().min(Comparator.comparing(Export::askedAt)).get();
      exports.remove(oldest.id());
      store.scan(
          Family.EXPORTS,
          Keys.bytes(oldest.id() + BEHIND_ID),
          (key, value) -> batch.delete(Family.EXPORTS, key));
    }
  }

  /** In the log's order of one export. */
  private static byte[] stored(String id, long offset) {
    byte[] prefix = Keys.bytes(id + BEHIND_ID);
    return ByteBuffer.allocate(prefix.length + Long.BYTES).put(prefix).putLong(offset).array();
  }

  @Override
  public synchronized void cleared() {
    exports.clear();
  }
}
