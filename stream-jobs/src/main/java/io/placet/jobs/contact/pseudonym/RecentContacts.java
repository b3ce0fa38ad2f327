package io.placet.jobs.contact.pseudonym;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.key.WrappedKey;
import io.placet.vault.DataKey;
import io.placet.vault.DataKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pseudonyms and data keys of the contacts that this subtask had to do with lately, a bounded
 * number of them: to compute the one and to unwrap the other for each event would cost as much as
 * opening it. An erasure evicts its contact's. For one thread.
 */
final class RecentContacts {
  private static final class Known {
    int epoch;
    @Nullable String pseudonym;
    @Nullable String keyId;
    @Nullable DataKey key;
  }

  private final DataKeys keys;
  private final Map<SubjectId, Known> recent;

  /**
   * Remembers none yet.
   *
   * @param most how many contacts, some 600 bytes each
   */
  RecentContacts(DataKeys keys, int most) {
    this.keys = keys;
    recent =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<SubjectId, Known> eldest) {
            return size() > most;
          }
        };
  }

  /** The contact's pseudonym in the epoch of the given ones. */
  String pseudonym(SubjectId subject, Pseudonyms pseudonyms) {
    Known known = known(subject);
    String pseudonym = known.pseudonym;
    if (pseudonym == null || known.epoch != pseudonyms.epoch()) {
      pseudonym = pseudonyms.ofSubject(subject);
      known.pseudonym = pseudonym;
      known.epoch = pseudonyms.epoch();
    }
    return pseudonym;
  }

  /** A data key of the contact's; empty if it cannot be unwrapped. */
  Optional<DataKey> key(SubjectId subject, String keyId, Supplier<WrappedKey> wrapped) {
    Known known = known(subject);
    if (!keyId.equals(known.keyId)) {
      Optional<DataKey> unwrapped = keys.unwrap(subject, wrapped.get());
      if (unwrapped.isEmpty()) {
        return unwrapped;
      }
      known.key = unwrapped.get();
      known.keyId = keyId;
    }
    return Optional.ofNullable(known.key);
  }

  void evict(SubjectId subject) {
    recent.remove(subject);
  }

  /** Forgets all: an epoch is over, and what was computed under its key must not outlive it. */
  void clear() {
    recent.clear();
  }

  private Known known(SubjectId subject) {
    return recent.computeIfAbsent(subject, first -> new Known());
  }

  @Override
  public String toString() {
    return "RecentContacts";
  }
}
