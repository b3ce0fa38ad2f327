package io.placet.gateway.define;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.topic.Keys;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Who is in which segment, as the committed memberships say; here only how many. */
public final class Memberships implements Projection {
  private static final byte[] PRESENT = {1};

  private final ViewStore store;
  private final Map<String, Long> sizes = new ConcurrentHashMap<>();
  private final Map<String, Boolean> uncommitted = new HashMap<>();

  public Memberships(ViewStore store) {
    this.store = store;
    store.scan(
        Family.MEMBERSHIPS,
        new byte[0],
        (key, value) -> sizes.merge(Keys.segmentOf(key), 1L, Long::sum));
  }

  /** How many contacts are in a segment. */
  long size(String segmentId) {
    return sizes.getOrDefault(segmentId, 0L);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.MEMBERSHIPS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    byte[] key = record.key();
    String name = new String(key, StandardCharsets.UTF_8);
    Boolean pending = uncommitted.get(name);
    boolean before = pending != null ? pending : store.get(Family.MEMBERSHIPS, key).isPresent();
    boolean after = record.value() != null;
    if (after == before) {
      return;
    }
    uncommitted.put(name, after);
    sizes.merge(Keys.segmentOf(key), after ? 1L : -1L, Long::sum);
    if (after) {
      batch.put(Family.MEMBERSHIPS, key, PRESENT);
    } else {
      batch.delete(Family.MEMBERSHIPS, key);
    }
  }

  @Override
  public void applied() {
    uncommitted.clear();
  }

  @Override
  public void cleared() {
    uncommitted.clear();
    sizes.clear();
  }
}
