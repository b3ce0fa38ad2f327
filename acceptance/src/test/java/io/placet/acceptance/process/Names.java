package io.placet.acceptance.process;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.vault.Vault;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Who is behind the topics' keys: only with the vault can that be said. */
final class Names {
  private final Vault vault;
  private final Pseudonyms pseudonyms;
  private final Map<String, String> contacts = new HashMap<>();

  Names(Vault vault, Collection<String> known) {
    this.vault = vault;
    this.pseudonyms = vault.pseudonyms("analytics");
    known.forEach(contact -> contacts.put(pseudonym(contact), contact));
  }

  String subject(String contact) {
    return subjectId(contact).text();
  }

  String pseudonym(String contact) {
    return pseudonyms.ofSubject(subjectId(contact));
  }

  /** The id behind the gate of an event that a sender named so. */
  String event(String contact, String messageId) {
    SubjectId subject = subjectId(contact);
    return pseudonyms.ofEvent(
        subject, vault.index().computeText("event", subject.text(), messageId));
  }

  /** The contact behind a pseudonym; a pseudonym of nobody is shown as it is. */
  String contact(String pseudonym) {
    return contacts.getOrDefault(pseudonym, pseudonym);
  }

  private SubjectId subjectId(String contact) {
    return SubjectId.of(vault.subject(), ContactId.parse(contact), 0);
  }
}
