package io.placet.vault;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import java.util.Optional;

/**
 * The data keys of contacts, wrapped under {@link #SLOTS} slot keys that never leave the vault. A
 * contact's slot is a hash of its subject id. Erasing a contact replaces its slot's key, wraps the
 * slot's other contacts anew and destroys the old key: every copy of what was sealed for the erased
 * contact, in whatever log, savepoint or backup, is then dead.
 *
 * <p>Every implementation guarantees that
 *
 * <ul>
 *   <li>a wrapped key opens only for the contact it was minted for, and only while its slot still
 *       has the generation it names;
 *   <li>{@link #isCurrent} says what storage says at that instant, whichever process replaced the
 *       key: who has appended a wrapped key to the log and then finds it current may rely on it,
 *       for whoever replaces the slot's key reads the log after that;
 *   <li>a destroyed slot key opens nothing within a second of its destruction, in whatever process;
 *   <li>methods are safe for use by many threads; {@link #unwrap} parses no keyset, and touches no
 *       storage for a slot that did not change but for a glance twice a second.
 * </ul>
 */
public interface DataKeys {
  /** How many slots there are; never changes, for wrapped keys name theirs by it. */
  int SLOTS = 4096;

  /** A key that was just made. */
  record Minted(WrappedKey wrapped, DataKey key) {}

  /** The slot of a contact. */
  static int slotOf(SubjectId subject) {
    // base64url of a PRF's output is as good as random
    return Math.floorMod(subject.text().hashCode() * 0x9E3779B9, SLOTS);
  }

  /** Makes a random key for a contact, wrapped under its slot's current key. */
  Minted mint(SubjectId subject);

  /** The key; empty where its slot key was destroyed, or where it is no key of this contact. */
  Optional<DataKey> unwrap(SubjectId subject, WrappedKey wrapped);

  /** Whether a key is wrapped under its slot's current key. */
  boolean isCurrent(SubjectId subject, WrappedKey wrapped);

  /**
   * Wraps a key that is at hand under its slot's current key, whatever became of the one before.
   *
   * @throws IllegalArgumentException if the key is none of this vault's
   */
  WrappedKey wrap(SubjectId subject, String keyId, DataKey key);

  /** The same key under its slot's current key; empty as for {@link #unwrap}. */
  Optional<WrappedKey> rewrap(SubjectId subject, WrappedKey wrapped);

  /**
   * Gives a slot a new current key and keeps all others from replacing it until the replacement is
   * closed: one at a time over all processes that share the vault.
   *
   * @throws VaultException if another holds it for longer than a minute
   */
  SlotReplacement replaceSlotKey(int slot);
}
