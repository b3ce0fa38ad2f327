package io.placet.gateway.person;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** Has a contact found by the address that a person gave; only the address's PRF is kept. */
final class Addresses {
  private final Identities identities;
  private final ContactView view;
  private final LogWriter log;
  private final Clock clock;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  Addresses(Identities identities, ContactView view, LogWriter log, Clock clock) {
    this.identities = identities;
    this.view = view;
    this.log = log;
    this.clock = clock;
  }

  /** As an identify does; nothing where it is known. */
  CompletableFuture<Void> link(ContactId contact, Alias alias) {
    SubjectId subject = identities.subjectOf(contact);
    if (view.isLinked(alias, subject)) {
      return CompletableFuture.completedFuture(null);
    }
    AliasLinked linked =
        new AliasLinked(
            alias.text(),
            AliasKind.valueOf(alias.kind().name()),
            subject.text(),
            Contacts.toAvro(contact),
            clock.instant());
    return log.append(
            Topic.CONTACT_LOG,
            identities.partitionOf(alias),
            Keys.alias(alias.text(), subject.text()),
            entries.encode(new ContactLogEntry(linked)))
        .thenApply(offset -> null);
  }
}
