package io.placet.gateway.audience.change;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Identifier;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.MemberIdentifiers;
import io.placet.gateway.log.ContactView;
import java.util.Map;

/**
 * By what a follower is told who a contact is; by nothing where its name does not open any more.
 */
public final class Naming {
  private final ContactView view;
  private final MemberIdentifiers identifiers;

  public Naming(ContactView view, MemberIdentifiers identifiers) {
    this.view = view;
    this.identifiers = identifiers;
  }

  /** The audience's identifiers, as far as the contact has them. */
  public Map<Identifier, String> of(Audience audience, SubjectId subject) {
    return view.contactOf(subject)
        .flatMap(contact -> identifiers.of(audience, subject, contact))
        .orElse(Map.of());
  }
}
