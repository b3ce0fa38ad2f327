package io.placet.jobs.contact.pseudonym;

import io.placet.domain.key.Pseudonyms;
import io.placet.vault.Vault;
import java.util.Optional;

/**
 * The pseudonyms of a domain's epochs. Not remembered here: the vault has them at hand, and forgets
 * an epoch that another process destroys.
 */
record Epochs(Vault vault, String domain) {
  /** Empty where the epoch's key was destroyed; whoever is still in it has no name any more. */
  Optional<Pseudonyms> of(int epoch) {
    try {
      return Optional.of(vault.pseudonyms(domain, epoch));
    } catch (IllegalArgumentException noSuchEpoch) {
      return Optional.empty();
    }
  }
}
