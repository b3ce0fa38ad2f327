package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.seal.SealingKey;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** Has contacts found by addresses and anonymous ids, of which only the PRF is kept. */
public final class AliasLinks {
  private final Identities identities;
  private final AliasView view;
  private final ContactKeyring keyring;
  private final Refusals refusals;
  private final LogWriter log;
  private final Clock clock;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  /** Has a contact repeat what somebody refused at an address before they were erased. */
  @FunctionalInterface
  public interface Refusals {
    CompletableFuture<Void> repeat(ContactId contact, Alias alias);
  }

  public AliasLinks(
      Identities identities,
      AliasView view,
      ContactKeyring keyring,
      Refusals refusals,
      LogWriter log,
      Clock clock) {
    this.identities = identities;
    this.view = view;
    this.keyring = keyring;
    this.refusals = refusals;
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
   * Has an alias lead to a contact of which that is not known; doing it again changes nothing. The
   * key that opens the contact's id is in the log before the link is.
   *
   * @param subject the contact's
   */
  public CompletableFuture<Void> append(ContactId contact, SubjectId subject, Alias alias) {
    SealingKey sealing = keyring.of(subject);
    AliasLinked linked =
        new AliasLinked(
            alias.text(),
            AliasKind.valueOf(alias.kind().name()),
            subject.text(),
            sealing.contact(contact, alias.text()),
            clock.instant(),
            contact.kind() == ContactId.Kind.USER);
    return sealing
        .kept()
        .thenCompose(
            kept ->
                log.append(
                    Topic.CONTACT_LOG,
                    identities.partitionOf(alias),
                    Keys.alias(alias.text(), subject.text()),
                    entries.encode(new ContactLogEntry(linked))))
        .thenCompose(offset -> refusals.repeat(contact, alias));
  }
}
