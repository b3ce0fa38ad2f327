package io.placet.jobs.insight.bound;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The lot of a cell that a contact touched. It hangs on the contact's pseudonym, which comes from a
 * keyed function: whoever lacks the key can no more foresee it than if it were drawn, and a replay
 * draws the same.
 */
final class Lot {
  private Lot() {}

  static long of(String drawnFor, List<String> cell) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(drawnFor.getBytes(StandardCharsets.UTF_8));
      for (String value : cell) {
        digest.update((byte) 0);
        digest.update(value.getBytes(StandardCharsets.UTF_8));
      }
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
