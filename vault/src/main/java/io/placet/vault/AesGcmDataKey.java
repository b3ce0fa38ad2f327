package io.placet.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** AES-256-GCM: 12 random bytes of nonce, the content's bytes, 16 of tag. */
final class AesGcmDataKey implements DataKey {
  static final int BYTES = 32;

  private final byte[] bytes;
  private final Aead aead;

  /**
   * A data key.
   *
   * @param key its bytes, copied
   */
  AesGcmDataKey(byte[] key) {
    bytes = key.clone();
    try {
      this.aead = new AesGcmJce(key);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-256-GCM is always available", impossible);
    }
  }

  /** The key itself, to be wrapped. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public byte[] seal(byte[] content, byte[] associated) {
    try {
      return aead.encrypt(content, associated);
    } catch (GeneralSecurityException failed) {
      throw new VaultException("a value cannot be sealed", failed);
    }
  }

  @Override
  public Optional<byte[]> open(byte[] sealed, byte[] associated) {
    try {
      return Optional.of(aead.decrypt(sealed, associated));
    } catch (GeneralSecurityException notSealedSo) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "DataKey";
  }
}
