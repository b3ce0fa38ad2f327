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

/** Puts a {@link Draft} together; what is not named is absent. */
public final class DraftBuilder {
  private final ContactId contact;
  private final ConsentKey key;
  private final ConsentState state;
  private final Actor actor;
  private final String actorId;
  private Optional<String> recordId = Optional.empty();
  private Optional<LegalBasis> basis = Optional.empty();
  private Optional<NoticeRef> notice = Optional.empty();
  private Optional<String> collectionPoint = Optional.empty();
  private Optional<String> method = Optional.empty();
  private Optional<String> language = Optional.empty();
  private Optional<Instant> eventTime = Optional.empty();
  private Optional<Instant> validUntil = Optional.empty();
  private Set<Evidence> evidence = Set.of();
  private Optional<String> proof = Optional.empty();
  private Optional<String> copiedFrom = Optional.empty();
  private Optional<String> confirms = Optional.empty();

  DraftBuilder(ContactId contact, ConsentKey key, ConsentState state, Actor actor, String actorId) {
    this.contact = contact;
    this.key = key;
    this.state = state;
    this.actor = actor;
    this.actorId = actorId;
  }

  public DraftBuilder recordId(String id) {
    recordId = Optional.of(id);
    return this;
  }

  public DraftBuilder basis(Optional<LegalBasis> established) {
    basis = established;
    return this;
  }

  public DraftBuilder notice(Optional<NoticeRef> shown) {
    notice = shown;
    return this;
  }

  public DraftBuilder collectionPoint(Optional<String> id) {
    collectionPoint = id;
    return this;
  }

  public DraftBuilder method(Optional<String> how) {
    method = how;
    return this;
  }

  public DraftBuilder language(Optional<String> tag) {
    language = tag;
    return this;
  }

  public DraftBuilder eventTime(Optional<Instant> at) {
    eventTime = at;
    return this;
  }

  public DraftBuilder validUntil(Optional<Instant> end) {
    validUntil = end;
    return this;
  }

  public DraftBuilder evidence(Set<Evidence> shown) {
    evidence = shown;
    return this;
  }

  public DraftBuilder proof(Optional<String> reference) {
    proof = reference;
    return this;
  }

  public DraftBuilder copiedFrom(Optional<String> otherRecord) {
    copiedFrom = otherRecord;
    return this;
  }

  public DraftBuilder confirms(String request) {
    confirms = Optional.of(request);
    return this;
  }

  public Draft build() {
    return new Draft(
        recordId,
        contact,
        key,
        state,
        actor,
        actorId,
        basis,
        notice,
        collectionPoint,
        method,
        language,
        eventTime,
        validUntil,
        evidence,
        proof,
        copiedFrom,
        confirms);
  }
}
