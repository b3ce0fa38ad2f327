package io.placet.domain.consent;

import io.placet.domain.contact.SubjectId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a contact that rules ask for, and no more. The newest replaces what was known.
 *
 * @param professional whether the address is one of a professional, tied to the job; unknown counts
 *     as no, for the rules for consumers are the stricter ones
 * @param minorBorn birth date of a known minor; empty for everybody else (GDPR Article 5(1)(c))
 */
public record ContactFacts(SubjectId subject, boolean professional, Optional<LocalDate> minorBorn)
    implements ContactRecord {}
