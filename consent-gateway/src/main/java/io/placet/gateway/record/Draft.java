package io.placet.gateway.record;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.Evidence;
import io.placet.domain.contact.ContactId;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller wants recorded about a contact, before the register has been asked.
 *
 * @param recordId chosen by the caller so that a repetition is no second record; empty: a fresh one
 * @param key {@link ConsentKey#EVERYTHING} for a restriction of all processing
 * @param actorId name of the token or role; never a person's address
 * @param basis for BASIS_ESTABLISHED, where it is another than the purpose's own
 * @param method how it was collected, such as {@code box-ticked}
 * @param eventTime when the person acted; empty: now
 * @param proof where the proof is kept
 * @param copiedFrom id of another contact's record that this one repeats
 * @param confirms id of the request that this grant confirms: it is written only while that request
 *     is the one that waits
 */
public record Draft(
    Optional<String> recordId,
    ContactId contact,
    ConsentKey key,
    ConsentState state,
    Actor actor,
    String actorId,
    Optional<LegalBasis> basis,
    Optional<NoticeRef> notice,
    Optional<String> collectionPoint,
    Optional<String> method,
    Optional<String> language,
    Optional<Instant> eventTime,
    Optional<Instant> validUntil,
    Set<Evidence> evidence,
    Optional<String> proof,
    Optional<String> copiedFrom,
    Optional<String> confirms) {
  public Draft {
    evidence = Set.copyOf(evidence);
  }

  /** Begins a draft of what must be said; the rest is added. */
  public static DraftBuilder of(
      ContactId contact, ConsentKey key, ConsentState state, Actor actor, String actorId) {
    return new DraftBuilder(contact, key, state, actor, actorId);
  }
}
