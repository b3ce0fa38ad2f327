package io.placet.vault;

import com.google.crypto.tink.Aead;
import io.placet.domain.contact.SubjectId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * What a wrapped key is bound to, whose associated data is the parts in this order, each after its
 * length in four bytes. Wrapped keys lie in logs for years: this never changes.
 */
record KeyWrap(SubjectId subject, String keyId, int slot, int generation) {
  private static final int PARTS = 4;

  byte[] wrap(Aead slotKey, byte[] dataKey) {
    try {
      return slotKey.encrypt(dataKey, associated());
    } catch (GeneralSecurityException failed) {
      throw new VaultException("a data key cannot be wrapped", failed);
    }
  }

  Optional<byte[]> unwrap(Aead slotKey, byte[] wrapped) {
    try {
      return Optional.of(slotKey.decrypt(wrapped, associated()));
    } catch (GeneralSecurityException notWrappedSo) {
      return Optional.empty();
    }
  }

  private byte[] associated() {
    byte[] who = subject.text().getBytes(StandardCharsets.UTF_8);
    byte[] which = keyId.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate((PARTS + 2) * Integer.BYTES + who.length + which.length)
        .putInt(who.length)
        .put(who)
        .putInt(which.length)
        .put(which)
        .putInt(Integer.BYTES)
        .putInt(slot)
        .putInt(Integer.BYTES)
        .putInt(generation)
        .array();
  }
}
