package io.placet.domain.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one contact after a prefix of its partition of the log.
 *
 * @param wrapped its data keys in log order: new values are sealed under the first, whoever minted
 *     it; those of writers that came second stay, for something may be sealed under them
 * @param epoch of the pseudonyms that the contact has behind the gate, from 1
 */
public record ContactKeys(List<WrappedKey> wrapped, int epoch) {
  private static final int FIRST_EPOCH = 1;

  /** Of a contact for whom nothing was sealed yet. */
  public static final ContactKeys NONE = new ContactKeys(List.of(), FIRST_EPOCH);

  public ContactKeys {
    wrapped = List.copyOf(wrapped);
    if (epoch < FIRST_EPOCH) {
      throw new IllegalArgumentException("epochs are counted from 1");
    }
  }

  /** The key that new values are sealed under. */
  public Optional<WrappedKey> current() {
    return wrapped.isEmpty() ? Optional.empty() : Optional.of(wrapped.get(0));
  }

  public Optional<WrappedKey> find(String keyId) {
    // no stream: the gate asks at each event
    for (WrappedKey key : wrapped) {
      if (key.keyId().equals(keyId)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** With one more key; in place of itself where it was only wrapped anew. */
  public ContactKeys with(WrappedKey key) {
    List<WrappedKey> next = new ArrayList<>(wrapped);
    for (int at = 0; at < next.size(); at++) {
      if (next.get(at).keyId().equals(key.keyId())) {
        next.set(at, key);
        return new ContactKeys(next, epoch);
      }
    }
    next.add(key);
    return new ContactKeys(next, epoch);
  }

  /** In another epoch; one that is over does not come back. */
  public ContactKeys inEpoch(int next) {
    return next <= epoch ? this : new ContactKeys(wrapped, next);
  }
}
