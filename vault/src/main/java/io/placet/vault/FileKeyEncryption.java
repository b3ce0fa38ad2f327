package io.placet.vault;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** A master key in a file that only its owner may read: XChaCha20-Poly1305, as a Tink keyset. */
final class FileKeyEncryption implements KeyEncryption {
  private final Aead master;

  private FileKeyEncryption(Aead master) {
    this.master = master;
  }

  /**
   * Reads a master key.
   *
   * @throws VaultException if there is none, it is damaged, or others may read it
   */
  static FileKeyEncryption open(OwnerOnlyFile file) throws IOException {
    if (!file.exists()) {
      throw new VaultException(
          file
              + " is missing, the master key that the vault is sealed under; restore it from a"
              + " backup, or name the file that holds it: no other key opens the vault");
    }
    byte[] keyset = file.read();
    try {
      return new FileKeyEncryption(InsecureCleartextKeysets.aead(keyset, file));
    } finally {
      Arrays.fill(keyset, (byte) 0);
    }
  }

  /**
   * Reads a master key, and makes it where there is none. For vaults that seal nothing yet, by
   * whoever holds the file's folder.
   */
  static FileKeyEncryption openOrMake(OwnerOnlyFile file) throws IOException {
    if (!file.exists()) {
      byte[] keyset = InsecureCleartextKeysets.make(KeysetName.Kind.SEALING);
      try {
        file.write(keyset);
      } finally {
        Arrays.fill(keyset, (byte) 0);
      }
    }
    return open(file);
  }

  /** As {@link #openOrMake}, for a file that several vaults may make at the same time. */
  static FileKeyEncryption openOrMakeShared(OwnerOnlyFile file) throws IOException {
    if (file.exists()) {
      return open(file);
    }
    Path real = file.realPath();
    ExclusiveLock making =
        ExclusiveLock.hold(
            real.resolveSibling(real.getFileName() + ".lock"), 0, SealedFolder.PATIENCE);
    try {
      return openOrMake(file);
    } finally {
      making.release();
    }
  }

  @Override
  public byte[] seal(byte[] keyset, String name) {
    try {
      return master.encrypt(keyset, associated(name));
    } catch (GeneralSecurityException failed) {
      throw new VaultException("keyset " + name + " cannot be sealed", failed);
    }
  }

  @Override
  public byte[] open(byte[] sealed, String name) {
    try {
      return master.decrypt(sealed, associated(name));
    } catch (GeneralSecurityException notSealedHere) {
      // Without its cause, which adds nothing: the bytes are not what was sealed for the name.
      throw new VaultException(
          "keyset "
              + name
              + " cannot be opened: it was damaged, or sealed under another master key; restore it"
              + " from a backup");
    }
  }

  private static byte[] associated(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "FileKeyEncryption";
  }
}
