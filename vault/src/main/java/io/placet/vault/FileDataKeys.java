package io.placet.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.Random;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Data keys wrapped under the slot keys of {@code slots.sealed} with AES-256-GCM.
 *
 * <p>{@link #mint}, {@link #isCurrent} and {@link #rewrap} look at the file each time; {@link
 * #unwrap} half a second after the last look, and where a key names a newer generation than is in
 * memory. (It need not look for an older one: a generation that is gone does not come back.)
 */
final class FileDataKeys implements DataKeys {
  private static final int KEY_ID_BYTES = 8;

  private final SealedFolder folder;
  private final FileSlotKeys slots;
  private final Duration patience;

  /**
   * Data keys.
   *
   * @param patience how long a replacement waits for another one of its slot
   */
  FileDataKeys(SealedFolder folder, FileSlotKeys slots, Duration patience) {
    this.folder = folder;
    this.slots = slots;
    this.patience = patience;
  }

  @Override
  public Minted mint(SubjectId subject) {
    byte[] key = Random.randBytes(AesGcmDataKey.BYTES);
    try {
      String keyId = WrappedKey.keyId(Random.randBytes(KEY_ID_BYTES));
      return new Minted(wrap(subject, keyId, key), new AesGcmDataKey(key));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private WrappedKey wrap(SubjectId subject, String keyId, byte[] key) {
    int slot = DataKeys.slotOf(subject);
    SlotKey current = slots.now().current(slot);
    Optional<Aead> cipher = current.cipher();
    while (cipher.isEmpty()) {
      current = slots.inMemory().current(slot);
      cipher = current.cipher();
    }
    int generation = current.generation();
    return new WrappedKey(
        keyId, generation, new KeyWrap(subject, keyId, slot, generation).wrap(cipher.get(), key));
  }

  @Override
  public Optional<DataKey> unwrap(SubjectId subject, WrappedKey wrapped) {
    return unwrap(slots.recent(), subject, wrapped)
        .map(
            key -> {
              DataKey unwrapped = new AesGcmDataKey(key);
              Arrays.fill(key, (byte) 0);
              return unwrapped;
            });
  }

  private Optional<byte[]> unwrap(SlotTable table, SubjectId subject, WrappedKey wrapped) {
    int slot = DataKeys.slotOf(subject);
    int generation = wrapped.slotGeneration();
    SlotTable seen = generation > table.current(slot).generation() ? slots.now() : table;
    while (true) {
      Optional<SlotKey> key = seen.find(slot, generation);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      Optional<Aead> cipher = key.get().cipher();
      if (cipher.isPresent()) {
        return new KeyWrap(subject, wrapped.keyId(), slot, generation)
            .unwrap(cipher.get(), wrapped.bytes())
            .filter(bytes -> bytes.length == AesGcmDataKey.BYTES);
      }
      seen = slots.inMemory();
    }
  }

  @Override
  public boolean isCurrent(SubjectId subject, WrappedKey wrapped) {
    return slots.now().current(DataKeys.slotOf(subject)).generation() == wrapped.slotGeneration();
  }

  @Override
  public WrappedKey wrap(SubjectId subject, String keyId, DataKey key) {
    if (!(key instanceof AesGcmDataKey own)) {
      throw new IllegalArgumentException("not a data key of this vault");
    }
    return wrap(subject, keyId, own.bytes());
  }

  @Override
  public Optional<WrappedKey> rewrap(SubjectId subject, WrappedKey wrapped) {
    return unwrap(slots.now(), subject, wrapped)
        .map(
            key -> {
              try {
                return wrap(subject, wrapped.keyId(), key);
              } finally {
                Arrays.fill(key, (byte) 0);
              }
            });
  }

  @Override
  public SlotReplacement replaceSlotKey(int slot) {
    if (slot < 0 || slot >= SLOTS) {
      throw new IllegalArgumentException("slots are counted from 0 to " + (SLOTS - 1));
    }
    ExclusiveLock lock = folder.lockSlot(slot, patience);
    try {
      int generation = slots.change(table -> table.withNewKey(slot)).current(slot).generation();
      return new FileSlotReplacement(slots, slot, generation, lock);
    } catch (RuntimeException | Error failed) {
      lock.release();
      throw failed;
    }
  }

  @Override
  public String toString() {
    return "DataKeys";
  }
}
