package io.placet.vault;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Data keys that were unwrapped lately, a bounded number of them; an erasure evicts its contact's.
 * Safe for use by many threads.
 */
public final class DataKeyCache {
  private record Name(SubjectId subject, String keyId) {}

  private final DataKeys keys;
  private final Map<Name, DataKey> recent;

  /**
   * A cache before a vault's data keys.
   *
   * @param most how many keys it holds, some 200 bytes each
   */
  public DataKeyCache(DataKeys keys, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a cache holds at least one key");
    }
    this.keys = keys;
    this.recent =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Name, DataKey> eldest) {
            return size() > most;
          }
        };
  }

  /** As {@link DataKeys#unwrap}. */
  public Optional<DataKey> unwrap(SubjectId subject, WrappedKey wrapped) {
    Name name = new Name(subject, wrapped.keyId());
    synchronized (recent) {
      DataKey known = recent.get(name);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<DataKey> unwrapped = keys.unwrap(subject, wrapped);
    unwrapped.ifPresent(key -> put(name, key));
    return unwrapped;
  }

  /** Notes a key that was just made. */
  public void put(SubjectId subject, DataKeys.Minted minted) {
    put(new Name(subject, minted.wrapped().keyId()), minted.key());
  }

  private void put(Name name, DataKey key) {
    synchronized (recent) {
      recent.put(name, key);
    }
  }

  /** Forgets a contact's keys. */
  public void evict(SubjectId subject) {
    synchronized (recent) {
      recent.keySet().removeIf(name -> name.subject().equals(subject));
    }
  }
}
