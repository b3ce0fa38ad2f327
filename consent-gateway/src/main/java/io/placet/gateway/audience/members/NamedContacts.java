package io.placet.gateway.audience.members;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.verdict.Decider;
import java.util.concurrent.CompletableFuture;

/** Finds the contact that a caller names, behind the read barrier. */
final class NamedContacts {
  private final Identities identities;
  private final Decider decider;
  private final ContactPseudonyms pseudonyms;

  NamedContacts(Identities identities, Decider decider, ContactPseudonyms pseudonyms) {
    this.identities = identities;
    this.decider = decider;
    this.pseudonyms = pseudonyms;
  }

  /** By its id, {@code user:…} or {@code anonymous:…}. */
  CompletableFuture<NamedContact> find(String id) {
    SubjectId subject = identities.subjectOf(ContactIds.parse(id));
    return decider
        .present(subject)
        .thenApply(present -> new NamedContact(subject, present, pseudonyms));
  }
}
