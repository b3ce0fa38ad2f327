package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
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

/** Has contacts found by addresses and anonymous ids, of which only the PRF is kept. */
public final class AliasLinks {
  private final Identities identities;
  private final ContactView view;
  private final LogWriter log;
  private final Clock clock;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  public AliasLinks(Identities identities, ContactView view, LogWriter log, Clock clock) {
    this.identities = identities;
    this.view = view;
    this.log = log;
    this.clock = clock;
  }

  /** Has an alias lead to a contact; nothing where it is known to. */
  public CompletableFuture<Void> link(ContactId contact, Alias alias) {
    SubjectId subject = identities.subjectOf(contact);
    return view.isLinked(alias, subject)
        ? CompletableFuture.completedFuture(null)
        : append(contact, subject, alias);
  }

  /**
   * Has an alias lead to a contact of which that is not known; doing it again changes nothing.
   *
   * @param subject the contact's
   */
  public CompletableFuture<Void> append(ContactId contact, SubjectId subject, Alias alias) {
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
