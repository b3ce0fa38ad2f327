package io.placet.domain.contact;

import io.placet.domain.key.Prf;

/**
 * An address or anonymous id under the {@code index} key, so that a contact can be found by it
 * while no topic key, path, log or metric holds it.
 *
 * @param kind what it was made from
 * @param text 22 characters of base64url (16 bytes)
 */
public record Alias(Kind kind, String text) {
  /** What an alias was made from. */
  public enum Kind {
    EMAIL,
    PHONE,
    /** The id that an SDK made up for a visitor, which an identify links to a customer. */
    ANONYMOUS
  }

  /**
   * The alias of an address.
   *
   * @param canonical the one spelling of the address; two spellings are two aliases
   * @throws IllegalArgumentException if it is no well-formed Unicode
   */
  public static Alias of(Prf indexKey, Kind kind, String canonical) {
    return new Alias(kind, indexKey.computeText(kind.name(), canonical));
  }

  /** The alias of an anonymous contact's id. */
  public static Alias ofAnonymous(Prf indexKey, ContactId anonymous) {
    if (anonymous.kind() != ContactId.Kind.ANONYMOUS) {
      throw new IllegalArgumentException("only an anonymous id leads to a customer");
    }
    return of(indexKey, Kind.ANONYMOUS, anonymous.value());
  }
}
