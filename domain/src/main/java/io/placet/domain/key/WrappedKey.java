package io.placet.domain.key;

import java.util.Arrays;
import java.util.Base64;

/**
 * A data key of a contact, wrapped under a slot key of the vault: worthless without it, so it may
 * lie in topics, views, state and backups. Destroying the slot key destroys what is sealed under
 * it, wherever copies of this are.
 *
 * @param keyId names the key among the contact's; random, 11 characters of base64url
 * @param slotGeneration which of its slot's keys it is wrapped under, from 1
 * @param bytes the wrapped key; not copied, and never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared and printed below
public record WrappedKey(String keyId, int slotGeneration, byte[] bytes) {
  private static final int ID_LENGTH = 11;

  public WrappedKey {
    if (keyId.length() != ID_LENGTH) {
      throw new IllegalArgumentException("a key's id has " + ID_LENGTH + " characters");
    }
    if (slotGeneration < 1) {
      throw new IllegalArgumentException("generations of a slot's key are counted from 1");
    }
  }

  /** The id of eight random bytes. */
  public static String keyId(byte[] random) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WrappedKey key
        && keyId.equals(key.keyId)
        && slotGeneration == key.slotGeneration
        && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return keyId.hashCode();
  }

  @Override
  public String toString() {
    return "WrappedKey[" + keyId + ", generation " + slotGeneration + "]";
  }
}
