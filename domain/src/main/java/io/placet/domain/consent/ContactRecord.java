package io.placet.domain.consent;

import io.placet.domain.contact.SubjectId;

/** A record of the log that a verdict about its contact may rest on. */
public sealed interface ContactRecord
    permits ConsentRecord, ContactAttempt, ContactFacts, ContactKey, EpochMoved, ContactErased {
  /** Whom it is about. */
  SubjectId subject();
}
