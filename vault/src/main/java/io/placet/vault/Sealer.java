package io.placet.vault;

import java.util.Optional;

/**
 * Seals what leaves the house and comes back, such as the token of a mailed link.
 *
 * <p>Every implementation guarantees that
 *
 * <ul>
 *   <li>a sealed text tells nothing of its content but the length, and no two are alike;
 *   <li>only a text that this vault sealed opens, unchanged to the last character, and for the use
 *       it was sealed for;
 *   <li>texts may be sealed without end: nonces are long enough to be drawn at random.
 * </ul>
 */
public interface Sealer {
  /**
   * Seals bytes.
   *
   * @param use what they may be opened for; part of what is authenticated
   * @return base64url without padding, fit for a path
   */
  String seal(byte[] content, String use);

  /**
   * The content; empty where the text is anything else than what {@link #seal} gave for the use.
   */
  Optional<byte[]> open(String sealed, String use);
}
