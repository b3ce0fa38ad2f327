package io.placet.vault;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Data keys that were unwrapped lately, a bounded number of them; an erasure evicts its contact's.
 * An eviction wins over every unwrapping that it meets under way: that one's key is given to
 * whoever asked, but not kept. Safe for use by many threads.
 */
public final class DataKeyCache {
  private record Name(SubjectId subject, String keyId) {}

  private final DataKeys keys;
  private final int most;

  /** The keys, the least recently used first; guards all that follows. */
  private final LinkedHashMap<Name, DataKey> recent = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<SubjectId, Set<Name>> names = new HashMap<>();
  private long evictions;

  /**
   * A cache before a vault's data keys.
   *
   * @param most how many keys it holds, some 400 bytes each
   */
  public DataKeyCache(DataKeys keys, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a cache holds at least one key");
    }
    this.keys = keys;
    this.most = most;
  }

  /** As {@link DataKeys#unwrap}. */
  public Optional<DataKey> unwrap(SubjectId subject, WrappedKey wrapped) {
    Name name = new Name(subject, wrapped.keyId());
    long before;
    synchronized (recent) {
      DataKey known = recent.get(name);
      if (known != null) {
        return Optional.of(known);
      }
      before = evictions;
    }
    Optional<DataKey> unwrapped = keys.unwrap(subject, wrapped);
    synchronized (recent) {
      // evictions are rare: not to keep a key after one of another contact costs nothing
      if (unwrapped.isPresent() && evictions == before) {
        keep(name, unwrapped.get());
      }
    }
    return unwrapped;
  }

  /** Notes a key that was just made, for a contact that was not evicted since. */
  public void put(SubjectId subject, DataKeys.Minted minted) {
    synchronized (recent) {
      keep(new Name(subject, minted.wrapped().keyId()), minted.key());
    }
  }

  private void keep(Name name, DataKey key) {
    recent.put(name, key);
    names.computeIfAbsent(name.subject(), first -> new HashSet<>()).add(name);
    if (recent.size() > most) {
      Name eldest = recent.keySet().iterator().next();
      recent.remove(eldest);
      forget(eldest);
    }
  }

  private void forget(Name name) {
    Set<Name> ofContact = names.get(name.subject());
    if (ofContact != null && ofContact.remove(name) && ofContact.isEmpty()) {
      names.remove(name.subject());
    }
  }

  /** Forgets a contact's keys. */
  public void evict(SubjectId subject) {
    synchronized (recent) {
      evictions++;
      Set<Name> ofContact = names.remove(subject);
      if (ofContact != null) {
        ofContact.forEach(recent::remove);
      }
    }
  }

  @Override
  public String toString() {
    return "DataKeyCache";
  }
}
