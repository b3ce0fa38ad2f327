package io.placet.domain.verdict;

import io.placet.domain.register.LegalBasis;

/** The answer to "may this contact be processed for this purpose now?". */
public sealed interface Verdict {
  /**
   * Yes, resting on a record.
   *
   * @param basis the legal basis in force
   * @param recordId the record that proves it
   */
  record Allowed(LegalBasis basis, String recordId) implements Verdict {}

  /** No, and why. */
  record Denied(DenialReason reason) implements Verdict {}

  default boolean isAllowed() {
    return this instanceof Allowed;
  }
}
