package io.placet.gateway.audience.members;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.ReaderGate;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.verdict.Decider.Present;
import java.util.List;

/**
 * A contact that a caller names, with what stands for it: {@link #stands} is to be asked before
 * anything is told.
 */
final class NamedContact {
  private final SubjectId subject;
  private final Present present;
  private final ContactPseudonyms pseudonyms;

  NamedContact(SubjectId subject, Present present, ContactPseudonyms pseudonyms) {
    this.subject = subject;
    this.present = present;
    this.pseudonyms = pseudonyms;
  }

  SubjectId subject() {
    return subject;
  }

  Present present() {
    return present;
  }

  /** Whether a purpose stands for it. */
  boolean stands(String purpose) {
    return ReaderGate.stands(purpose, present);
  }

  /** What the stream calls it, the present name first. */
  List<String> pseudonyms() {
    return pseudonyms.of(subject, present.consents().keys());
  }
}
