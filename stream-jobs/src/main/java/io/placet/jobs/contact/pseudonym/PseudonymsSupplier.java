package io.placet.jobs.contact.pseudonym;

import io.placet.domain.key.Pseudonyms;
import java.io.Serializable;

/** Opens the vault where an operator runs: keys do not travel. */
@FunctionalInterface
public interface PseudonymsSupplier extends Serializable {
  /** Pseudonyms of a domain. */
  Pseudonyms open(String domain);
}
