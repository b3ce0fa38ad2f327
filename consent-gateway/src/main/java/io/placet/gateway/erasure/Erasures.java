package io.placet.gateway.erasure;

import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.ErasureStepDone;
import io.placet.schemas.topic.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All erasures, as the log tells of them. They are few and small, so they are in memory too; every
 * gateway derives the same.
 */
public final class Erasures implements EntryProjection {
  private final Map<String, Erasure> byId = new TreeMap<>();
  private final Map<String, Erasure> uncommitted = new HashMap<>();

  public Erasures(ViewStore store) {
    store.scan(
        Family.ERASURES,
        new byte[0],
        (key, value) -> {
          String id = new String(key, StandardCharsets.UTF_8);
          byId.put(id, Erasure.decode(id, value));
        });
  }

  synchronized Optional<Erasure> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized List<Erasure> all() {
    return List.copyOf(byId.values());
  }

  /** The newest first. */
  synchronized List<Erasure> newest(int limit) {
    return byId.values().stream()
        .sorted(Comparator.comparing(Erasure::at).reversed().thenComparing(Erasure::id))
        .limit(limit)
        .toList();
  }

  /** Those of which steps are left, oldest first. */
  synchronized List<Erasure> unfinished() {
    return byId.values().stream()
        .filter(erasure -> !erasure.isDone())
        .sorted(Comparator.comparing(Erasure::at).thenComparing(Erasure::id))
        .toList();
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.ERASURES);
  }

  @Override
  public synchronized void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof ErasureRecorded recorded) {
      if (known(recorded.getErasureId()).isEmpty()) {
        put(Erasure.of(entry, recorded), batch);
      }
    } else if (entry.body() instanceof ErasureStepDone done) {
      known(done.getErasureId())
          .ifPresent(erasure -> put(erasure.with(done, entry.appendedAt()), batch));
    }
  }

  private Optional<Erasure> known(String id) {
    return Optional.ofNullable(uncommitted.get(id)).or(() -> find(id));
  }

  private void put(Erasure erasure, ViewStore.Batch batch) {
    uncommitted.put(erasure.id(), erasure);
    batch.put(Family.ERASURES, Keys.bytes(erasure.id()), erasure.encode());
  }

  @Override
  public synchronized void applied() {
    byId.putAll(uncommitted);
    uncommitted.clear();
  }

  @Override
  public synchronized void cleared() {
    byId.clear();
    uncommitted.clear();
  }
}
