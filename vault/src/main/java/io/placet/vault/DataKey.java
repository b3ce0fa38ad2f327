package io.placet.vault;

import java.util.Optional;

/**
 * A contact's data key, unwrapped. It lives in memory only, in bounded caches, and is forgotten
 * with the contact; nothing of it can be printed or taken out.
 *
 * <p>What it seals opens only with the same associated data, which binds a value to its place:
 * topic, subject, record, field.
 */
public interface DataKey {
  /** Seals bytes: AES-256-GCM, the nonce first. */
  byte[] seal(byte[] content, byte[] associated);

  /**
   * The content; empty where the bytes are anything else than what this key sealed for the place.
   */
  Optional<byte[]> open(byte[] sealed, byte[] associated);
}
