package io.placet.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/** One of the keys of a slot, in memory: AES-256, until it is destroyed. */
final class SlotKey {
  static final int BYTES = 32;

  private final int generation;
  private final byte[] key;
  private boolean destroyed;

  private SlotKey(int generation, byte[] key) {
    this.generation = generation;
    this.key = key;
  }

  static SlotKey make(int generation) {
    return new SlotKey(generation, Random.randBytes(BYTES));
  }

  /** Takes the next bytes of cleartext as a key. */
  static SlotKey read(int generation, ByteBuffer cleartext) {
    byte[] key = new byte[BYTES];
    cleartext.get(key);
    return new SlotKey(generation, key);
  }

  int generation() {
    return generation;
  }

  /**
   * What wraps and unwraps under it; empty once it is destroyed, never a cipher of overwritten
   * bytes. Made for each use: its copy of the key dies young, and what lives long is overwritten.
   */
  synchronized Optional<Aead> cipher() {
    if (destroyed) {
      return Optional.empty();
    }
    try {
      return Optional.of(new AesGcmJce(key));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-256-GCM is always available", impossible);
    }
  }

  /** Puts the key into cleartext. */
  synchronized void write(ByteBuffer cleartext) {
    if (destroyed) {
      throw new IllegalStateException("a destroyed key is not written");
    }
    cleartext.put(key);
  }

  /** Overwrites it in memory. */
  synchronized void destroy() {
    destroyed = true;
    Arrays.fill(key, (byte) 0);
  }

  @Override
  public String toString() {
    return "SlotKey[" + generation + "]";
  }
}
