package io.placet.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/** A Tink keyset of authenticated encryption, whose associated data is the use. */
final class TinkSealer implements Sealer {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final Aead keys;

  TinkSealer(Aead keys) {
    this.keys = keys;
  }

  @Override
  public String seal(byte[] content, String use) {
    try {
      return TEXT.encodeToString(keys.encrypt(content, associated(use)));
    } catch (GeneralSecurityException failed) {
      throw new VaultException("a text cannot be sealed", failed);
    }
  }

  @Override
  public Optional<byte[]> open(String sealed, String use) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(sealed);
      if (!TEXT.encodeToString(bytes).equals(sealed)) {
        // base64 has several spellings of some bytes: one is enough
        return Optional.empty();
      }
      return Optional.of(keys.decrypt(bytes, associated(use)));
    } catch (GeneralSecurityException | IllegalArgumentException notSealedHere) {
      return Optional.empty();
    }
  }

  private static byte[] associated(String use) {
    return use.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Sealer";
  }
}
