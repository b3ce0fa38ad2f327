package io.placet.vault;

import com.google.crypto.tink.Aead;
import io.placet.domain.key.Prf;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;

/**
 * The folder of one vault with what seals its keysets. What changes the folder, or must see several
 * of its files as of one instant, does so {@link #exclusively}.
 *
 * @param owner id of the data folder; part of each sealed keyset's name, so that none can stand in
 *     another vault under the same master key
 */
record SealedFolder(OwnerOnlyFolder files, KeyEncryption encryption, String owner) {
  private static final int VAULT_LOCK = 0;
  private static final int FIRST_SLOT_LOCK = 1;
  static final Duration PATIENCE = Duration.ofMinutes(1);

  /** What reads or changes the folder. */
  interface Action<T> {
    T run() throws IOException;
  }

  /** Runs what must be alone in the folder, over all threads and processes; not reentrant. */
  <T> T exclusively(Action<T> action) {
    return exclusively(files, action);
  }

  static <T> T exclusively(OwnerOnlyFolder files, Action<T> action) {
    try {
      ExclusiveLock lock = files.lock(VAULT_LOCK, PATIENCE);
      try {
        return action.run();
      } finally {
        lock.release();
      }
    } catch (IOException failed) {
      throw VaultException.unusable(files, failed);
    }
  }

  /** Keeps all others from replacing the key of a slot. */
  ExclusiveLock lockSlot(int slot, Duration patience) {
    try {
      return files.lock(FIRST_SLOT_LOCK + slot, patience);
    } catch (IOException failed) {
      throw VaultException.unusable(files, failed);
    }
  }

  OwnerOnlyFile file(KeysetName name) {
    return files.file(name.sealedFile());
  }

  boolean holds(KeysetName name) {
    return file(name).exists();
  }

  byte[] seal(KeysetName name, byte[] keyset) {
    return encryption.seal(keyset, qualified(name));
  }

  byte[] open(KeysetName name, byte[] sealed) {
    return encryption.open(sealed, qualified(name));
  }

  private String qualified(KeysetName name) {
    return owner + "/" + name.text();
  }

  /** Makes a keyset, once: one that was there and is lost is for a backup to bring back. */
  void make(KeysetName name) throws IOException {
    byte[] keyset = InsecureCleartextKeysets.make(name.kind());
    try {
      file(name).write(seal(name, keyset));
    } finally {
      Arrays.fill(keyset, (byte) 0);
    }
  }

  Prf prf(KeysetName name) throws IOException {
    byte[] keyset = open(name, file(name).read());
    try {
      return InsecureCleartextKeysets.prf(keyset, file(name));
    } finally {
      Arrays.fill(keyset, (byte) 0);
    }
  }

  Sealer sealer(KeysetName name) throws IOException {
    byte[] keyset = open(name, file(name).read());
    try {
      Aead aead = InsecureCleartextKeysets.aead(keyset, file(name));
      return new TinkSealer(aead);
    } finally {
      Arrays.fill(keyset, (byte) 0);
    }
  }

  /**
   * Seals a keyset that an earlier vault holds in the clear. The cleartext goes when its sealed
   * form was read back; a process that is killed meanwhile leaves one, the other or both.
   */
  void sealCleartext(KeysetName name) throws IOException {
    OwnerOnlyFile cleartext = files.file(name.cleartextFile());
    if (!cleartext.exists()) {
      return;
    }
    byte[] keyset = cleartext.read();
    byte[] opened = {};
    try {
      InsecureCleartextKeysets.check(keyset, name.kind(), cleartext);
      if (!holds(name)) {
        file(name).write(seal(name, keyset));
      }
      opened = open(name, file(name).read());
      if (!MessageDigest.isEqual(opened, keyset)) {
        throw new VaultException(
            cleartext + " and " + file(name) + " hold different keys; move the wrong one away");
      }
    } finally {
      Arrays.fill(keyset, (byte) 0);
      Arrays.fill(opened, (byte) 0);
    }
    cleartext.destroy();
  }

  @Override
  public String toString() {
    return files.toString();
  }
}
