package io.placet.gateway.derived;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.ContactKeys;
import io.placet.domain.key.Pseudonyms;
import io.placet.vault.Vault;
import java.util.ArrayList;
import java.util.List;

/** The pseudonyms of a contact behind the gate. */
public final class ContactPseudonyms {
  private final Vault vault;

  public ContactPseudonyms(Vault vault) {
    this.vault = vault;
  }

  /**
   * That of the present epoch first, then those before it whose key is still there: what is on its
   * way has the pseudonym of before, and rows are moved a moment after the epoch began.
   */
  public List<String> of(SubjectId subject, ContactKeys keys) {
    List<String> pseudonyms = new ArrayList<>();
    for (int epoch = keys.epoch(); epoch >= 1; epoch--) {
      try {
        pseudonyms.add(vault.pseudonyms(Pseudonyms.ANALYTICS, epoch).ofSubject(subject));
      } catch (IllegalArgumentException destroyed) {
        return pseudonyms;
      }
    }
    return pseudonyms;
  }
}
