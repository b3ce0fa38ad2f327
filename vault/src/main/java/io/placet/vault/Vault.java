package io.placet.vault;

import io.placet.domain.key.Prf;
import io.placet.domain.key.Pseudonyms;

/**
 * The keys of one data folder.
 *
 * <p>Every implementation guarantees that
 *
 * <ul>
 *   <li>a function gives the same value for the same input for as long as the data folder lives,
 *       across restarts and processes: a key is made once and never made again in silence, for that
 *       would change every subject id;
 *   <li>two functions, and the same function of two vaults, have independent keys;
 *   <li>functions are safe for use by many threads, and read nothing from storage;
 *   <li>nothing printable, neither {@code toString} nor an exception's message, holds key material.
 * </ul>
 *
 * <p>What keeps a vault from working is a {@link VaultException}.
 */
public interface Vault {
  /** The function that addresses are looked up by (key {@code index}). */
  Prf index();

  /** The function that subject ids are made with (key {@code subject}). */
  Prf subject();

  /**
   * The pseudonyms of a domain under the key of its current epoch.
   *
   * @throws IllegalArgumentException if the vault keeps no such domain
   */
  Pseudonyms pseudonyms(String domain);

  /** What seals the tokens of links for people (key {@code links}). */
  Sealer links();
}
