package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.seal.SealingKey;
import io.placet.schemas.avro.AddressSource;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Has contacts found by addresses and anonymous ids. Of anonymous ids only the PRF is kept; an
 * address is kept too, sealed.
 */
public final class AliasLinks {
  private final Identities identities;
  private final AliasView view;
  private final ContactKeyring keyring;
  private final Refusals refusals;
  private final ToldAddresses told;
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
      ToldAddresses told,
      LogWriter log,
      Clock clock) {
    this.identities = identities;
    this.view = view;
    this.keyring = keyring;
    this.refusals = refusals;
    this.told = told;
    this.log = log;
    this.clock = clock;
  }

  /** Has an anonymous id lead to a contact; nothing where it is known to. */
  public CompletableFuture<Void> link(ContactId contact, Alias anonymous) {
    return link(contact, identities.subjectOf(contact), anonymous);
  }

  /** Has an address lead to a contact, as the newest of its kind. */
  public CompletableFuture<Void> link(ContactId contact, Address address, AddressSource source) {
    return link(contact, identities.subjectOf(contact), address, source);
  }

  /**
   * Has an address lead to a contact, as the newest of its kind.
   *
   * @param subject the contact's
   */
  public CompletableFuture<Void> link(
      ContactId contact, SubjectId subject, Address address, AddressSource source) {
    return CompletableFuture.allOf(
        link(contact, subject, address.alias()), told.tell(subject, address, source));
  }

  private CompletableFuture<Void> link(ContactId contact, SubjectId subject, Alias alias) {
    return view.isLinked(alias, subject)
        ? CompletableFuture.completedFuture(null)
        : append(contact, subject, alias);
  }

  /**
   * Has an alias lead to a contact of which that is not known; doing it again changes nothing. The
   * key that opens the contact's id is in the log before the link is.
   */
  private CompletableFuture<Void> append(ContactId contact, SubjectId subject, Alias alias) {
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
