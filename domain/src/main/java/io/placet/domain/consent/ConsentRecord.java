package io.placet.domain.consent;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One record of the consent log, as far as a verdict needs it. A withdrawal is a new record, never
 * a deletion.
 *
 * @param id unique
 * @param subject who
 * @param key what about
 * @param state what
 * @param actor who recorded it
 * @param basis for {@link ConsentState#BASIS_ESTABLISHED} the basis that it establishes; for all
 *     else that of the purpose
 * @param validUntil when a grant ends by itself
 * @param notice what the person was told
 * @param evidence what the proof shows beyond the record
 * @param follows offset of the newest record of the same subject and key that the writer saw,
 *     {@link ContactConsents#NOTHING} for none
 * @param seen offset of the newest record of the same subject, whatever its key, that the writer
 *     saw: an objection after it is not lifted by this record
 */
public record ConsentRecord(
    String id,
    SubjectId subject,
    ConsentKey key,
    ConsentState state,
    Actor actor,
    LegalBasis basis,
    Optional<Instant> validUntil,
    Optional<NoticeRef> notice,
    Set<Evidence> evidence,
    long follows,
    long seen)
    implements ContactRecord {
  public ConsentRecord {
    evidence = Set.copyOf(evidence);
  }
}
