package io.placet.gateway.audience.change;

import io.placet.domain.audience.Source;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.MemberLists;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.verdict.Decider.Present;

/** Whether a contact is among those an audience's members come from, as the view has it now. */
public final class Belonging {
  private final DerivedRows memberships;
  private final ContactPseudonyms pseudonyms;
  private final MemberLists lists;

  public Belonging(DerivedRows memberships, ContactPseudonyms pseudonyms, MemberLists lists) {
    this.memberships = memberships;
    this.pseudonyms = pseudonyms;
    this.lists = lists;
  }

  boolean belongs(Source source, SubjectId subject, Present present) {
    return source.fold(
        segment ->
            // a row is moved to the pseudonym of a new epoch a moment after that began
            pseudonyms.of(subject, present.consents().keys()).stream()
                .anyMatch(pseudonym -> memberships.find(pseudonym, segment.id()).isPresent()),
        list -> lists.holds(list.id(), subject),
        // the verdict alone says who said no
        suppressed -> true);
  }
}
