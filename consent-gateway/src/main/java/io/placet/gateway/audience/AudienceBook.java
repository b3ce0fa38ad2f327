package io.placet.gateway.audience;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.codec.MalformedRecordException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All audiences, in memory too, for they are few. Of two records that make the same version the
 * first in the log counts.
 */
public final class AudienceBook implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(AudienceBook.class);

  private final Map<String, StoredAudience> visible = new TreeMap<>();
  private final Map<String, StoredAudience> next = new TreeMap<>();

  /** The audiences that a view holds. */
  public AudienceBook(ViewStore store) {
    store.scan(
        Family.AUDIENCES,
        new byte[0],
        (key, value) -> {
          StoredAudience stored = StoredAudience.decode(value);
          visible.put(stored.audience().id(), stored);
        });
  }

  /** The newest version of one. */
  public synchronized Optional<StoredAudience> find(String id) {
    return Optional.ofNullable(visible.get(id));
  }

  /** The newest versions of all, archived ones too, in order of their ids. */
  public synchronized List<StoredAudience> all() {
    return List.copyOf(visible.values());
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.AUDIENCES);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      return;
    }
    try {
      StoredAudience made = StoredAudience.decode(record.value());
      if (isNext(made)) {
        next.put(made.audience().id(), made);
        batch.put(Family.AUDIENCES, made.key(), record.value());
      }
    } catch (MalformedRecordException | IllegalArgumentException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("An audience cannot be read and is left out");
    }
  }

  /** Where nothing is known, compaction may have left a later version as the first. */
  private synchronized boolean isNext(StoredAudience made) {
    String id = made.audience().id();
    @Nullable StoredAudience known = next.containsKey(id) ? next.get(id) : visible.get(id);
    return known == null || made.version() > known.version();
  }

  @Override
  public synchronized void applied() {
    visible.putAll(next);
    next.clear();
  }

  @Override
  public synchronized void cleared() {
    next.clear();
    visible.clear();
  }
}
