package io.placet.vault;

/**
 * Seals the vault's keysets before they reach storage: the seam for a key management service.
 *
 * <p>Every implementation guarantees that
 *
 * <ul>
 *   <li>what is sealed tells nothing of the keyset but its length, and no two are alike;
 *   <li>only bytes that it sealed open, unchanged to the last one, and under the name they were
 *       sealed for;
 *   <li>it opens in every process what it sealed in any, for as long as the vault lives;
 *   <li>it is safe for use by many threads, and keeps no reference to a keyset: the caller
 *       overwrites it.
 * </ul>
 *
 * <p>A keyset has up to a megabyte. A service that takes less wraps a key made for each call.
 */
public interface KeyEncryption {
  /**
   * Seals a keyset.
   *
   * @param name what the keyset is, such as {@code data-1/index}; part of what is authenticated
   */
  byte[] seal(byte[] keyset, String name);

  /**
   * The keyset, in an array of the caller's own.
   *
   * @throws VaultException if the bytes are anything else than what {@link #seal} gave for the
   *     name: they cannot be opened, and only a backup helps
   */
  byte[] open(byte[] sealed, String name);
}
