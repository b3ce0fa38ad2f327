package io.placet.vault;

/**
 * The replacement of one slot's key. From its begin on new keys are wrapped under the new key;
 * older ones still open until {@link #destroyOlderKeysForever()}. One that was closed before that,
 * or whose process ended, loses nothing: the older keys stay, and the next replacement destroys
 * them too.
 */
public interface SlotReplacement extends AutoCloseable {
  int slot();

  /** Generation of the new key: what is wrapped under a lower one must be wrapped anew. */
  int generation();

  /**
   * Destroys all older keys of the slot. What is still wrapped under them can never be opened
   * again, by nobody, from no backup but the vault's own.
   */
  void destroyOlderKeysForever();

  /** Lets others replace the slot's key again. */
  @Override
  void close();
}
