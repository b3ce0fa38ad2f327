package io.placet.gateway.log;

import java.util.Optional;
import java.util.function.BiPredicate;
import org.rocksdb.ReadOptions;
import org.rocksdb.Snapshot;

/** The view as it was at one instant; what is written later does not show. */
public final class ViewSnapshot implements AutoCloseable {
  private final ViewStore store;
  private final Snapshot taken;

  ViewSnapshot(ViewStore store, Snapshot taken) {
    this.store = store;
    this.taken = taken;
  }

  Snapshot taken() {
    return taken;
  }

  public Optional<byte[]> get(Family family, byte[] key) {
    try (ReadOptions options = new ReadOptions().setSnapshot(taken)) {
      return store.get(options, family, key);
    }
  }

  /**
   * Visits the entries whose key starts with a prefix, from a key on, until the visitor has enough.
   *
   * @param from at or behind the prefix
   * @param visitor whether it wants more
   */
  public void scanWhile(
      Family family, byte[] prefix, byte[] from, BiPredicate<byte[], byte[]> visitor) {
    try (ReadOptions options = new ReadOptions().setSnapshot(taken)) {
      store.scanWhile(options, family, from, KeyRange.end(prefix), visitor);
    }
  }

  /** How far a follower's partition was applied then, the offset below which all was visible. */
  public long applied(String reader, int partition) {
    return get(Family.POSITIONS, StoredPosition.key(reader, partition))
        .map(StoredPosition::decode)
        .map(StoredPosition::offset)
        .orElse(0L);
  }

  /** Lets go of it; reading from it is a mistake from here on. */
  @Override
  public void close() {
    store.release(this);
  }
}
