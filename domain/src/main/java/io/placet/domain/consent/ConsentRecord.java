package io.placet.domain.consent;

import io.placet.domain.contact.SubjectId;
import java.time.Instant;
import java.util.Optional;

/**
 * One record of the consent log, as far as a verdict needs it. A withdrawal is a new record, never
 * a deletion.
 *
 * @param id unique
 * @param subject who
 * @param key what about
 * @param state what
 * @param actor who recorded it
 * @param validUntil when a grant ends by itself
 * @param follows offset of the newest record of the same subject and key that the writer saw,
 *     {@link ContactConsents#NOTHING} for none
 */
public record ConsentRecord(
    String id,
    SubjectId subject,
    ConsentKey key,
    ConsentState state,
    Actor actor,
    Optional<Instant> validUntil,
    long follows) {}
