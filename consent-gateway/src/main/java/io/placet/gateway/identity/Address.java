package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;

/**
 * An e-mail address or phone number. Its text never shows it.
 *
 * @param alias under which its contacts are found
 * @param canonical its one spelling
 */
public record Address(Alias alias, String canonical) {
  @Override
  public String toString() {
    return "Address[" + alias.kind() + "]";
  }
}
