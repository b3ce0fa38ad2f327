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

  /**
   * The pseudonyms of a domain under the key of one of its epochs.
   *
   * @throws IllegalArgumentException if the vault keeps no such domain, or has no such epoch (any
   *     more)
   */
  Pseudonyms pseudonyms(String domain, int epoch);

  /** The newest epoch of a domain, from 1; as storage says at this instant. */
  int epoch(String domain);

  /**
   * Makes the key of a domain's next epoch; contacts are moved into it one by one.
   *
   * @return the new epoch
   */
  int beginEpoch(String domain);

  /**
   * Destroys the key of an epoch that is over: no pseudonym of it can be computed, nor led back to
   * a contact, ever again.
   *
   * @throws IllegalArgumentException if it is the newest, or there is no such epoch
   */
  void destroyEpochForever(String domain, int epoch);

  /** The data keys of contacts. */
  DataKeys dataKeys();

  /** The function that tokens of kept refusals are made with (key {@code opposition}). */
  Prf opposition();

  /** What seals the tokens of links for people (key {@code links}). */
  Sealer links();

  /** What seals dead letters (key {@code dead-letters}). */
  Sealer deadLetters();

  /** Which erasures there were (sealed by the key {@code erasures}). */
  ErasedContacts erasedContacts();
}
