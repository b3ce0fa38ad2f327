package io.placet.gateway.audience.list;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.ContactView;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contacts whom lines name, as far as something is recorded of them. An address that several
 * have names each of them, for nothing tells which is meant; an anonymous id that led to one
 * customer names that customer.
 */
final class KnownContacts {
  private final Identities identities;
  private final ContactView view;
  private final AliasView linked;

  KnownContacts(Identities identities, ContactView view, AliasView linked) {
    this.identities = identities;
    this.view = view;
    this.linked = linked;
  }

  /** Whom a line names; nobody where we know nobody of the kind. */
  List<SubjectId> of(Member member) {
    Stream<SubjectId> named =
        member instanceof Member.Holder holder
            ? holder.aliases().stream().flatMap(alias -> linked.subjectsOf(alias).stream())
            : Stream.of(itself(((Member.Itself) member).contact()));
    return named.distinct().filter(this::isKnown).toList();
  }

  private SubjectId itself(ContactId contact) {
    if (contact.kind() == ContactId.Kind.ANONYMOUS) {
      List<SubjectId> customers =
          linked.subjectsOf(identities.anonymous(contact)).stream().distinct().toList();
      if (customers.size() == 1) {
        return customers.get(0);
      }
    }
    return identities.subjectOf(contact);
  }

  private boolean isKnown(SubjectId subject) {
    ContactConsents standing = view.standing(subject);
    return standing.newest() != ContactConsents.NOTHING && standing.erasure().isEmpty();
  }
}
