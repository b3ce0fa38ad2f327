package io.placet.gateway.log;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.seal.SealedValues;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What contact-log says of aliases: whom addresses and anonymous ids lead to. */
public final class AliasView implements EntryProjection {
  private final ViewStore store;
  private final ContactView contacts;
  private final SealedValues sealed;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  /**
   * A view in a store.
   *
   * @param sealed opens the contacts' own ids
   */
  public AliasView(ViewStore store, ContactView contacts, SealedValues sealed) {
    this.store = store;
    this.contacts = contacts;
    this.sealed = sealed;
  }

  /**
   * The contacts that an alias leads to. Their ids open with keys that lie in the contacts'
   * partitions: who must know them all waits for a barrier over all partitions.
   */
  public List<ContactId> contactsOf(Alias alias) {
    return links(alias).stream()
        .filter(link -> contacts.standing(subject(link)).erasure().isEmpty())
        .map(
            link ->
                contactOf(link)
                    // a partition is behind, or the data folder is older than its vault: nobody may
                    // be left out
                    .orElseThrow(
                        () ->
                            new LogUnavailableException(
                                "it cannot be told whom an address leads to")))
        .toList();
  }

  /** The subject ids of the contacts that an alias leads to, who were not erased. */
  public List<SubjectId> subjectsOf(Alias alias) {
    return links(alias).stream()
        .map(AliasView::subject)
        .filter(subject -> contacts.standing(subject).erasure().isEmpty())
        .toList();
  }

  /** Those of the contacts that an alias leads to whose names open, to be shown. */
  public List<ContactId> namesOf(Alias alias) {
    return links(alias).stream().flatMap(link -> contactOf(link).stream()).toList();
  }

  private List<AliasLinked> links(Alias alias) {
    List<AliasLinked> links = new ArrayList<>();
    store.scan(
        Family.ALIASES,
        Keys.bytes(alias.text()),
        (key, value) -> links.add((AliasLinked) entries.decode(value).getBody()));
    return links;
  }

  private Optional<ContactId> contactOf(AliasLinked link) {
    ContactConsents standing = contacts.standing(subject(link));
    return standing.erasure().isPresent()
        ? Optional.empty()
        : sealed.contact(subject(link), standing.keys(), link.getContact(), link.getAlias());
  }

  private static SubjectId subject(AliasLinked link) {
    return new SubjectId(link.getSubjectId());
  }

  /** Whether an alias is known to lead to anybody. */
  public boolean isLinked(Alias alias) {
    boolean[] found = {false};
    byte[] prefix = Keys.bytes(alias.text());
    store.scanWhile(
        Family.ALIASES,
        prefix,
        Keys.bytes(alias.text() + '~'),
        (key, value) -> {
          found[0] = true;
          return false;
        });
    return found[0];
  }

  /** Whether an alias is known to lead to a contact. */
  public boolean isLinked(Alias alias, SubjectId subject) {
    return store.get(Family.ALIASES, Keys.alias(alias.text(), subject.text())).isPresent();
  }

  /** The aliases that lead to a contact: all are looked through, for nobody but an erasure asks. */
  public List<Alias> aliasesOf(SubjectId subject) {
    byte[] end = Keys.bytes(subject.text());
    List<Alias> aliases = new ArrayList<>();
    store.scan(
        Family.ALIASES,
        new byte[0],
        (key, value) -> {
          if (endsWith(key, end)) {
            AliasLinked link = (AliasLinked) entries.decode(value).getBody();
            aliases.add(new Alias(Alias.Kind.valueOf(link.getKind().name()), link.getAlias()));
          }
        });
    return aliases;
  }

  private static boolean endsWith(byte[] key, byte[] end) {
    return key.length >= end.length
        && Arrays.equals(key, key.length - end.length, key.length, end, 0, end.length);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.ALIASES);
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof AliasLinked alias) {
      batch.put(
          Family.ALIASES,
          Keys.alias(alias.getAlias(), alias.getSubjectId()),
          entry.record().value());
    }
  }

  /** An alias's key in the log is its key in the view too. */
  @Override
  public void removed(ConsumerRecord<byte[], byte[]> tombstone, ViewStore.Batch batch) {
    batch.delete(Family.ALIASES, tombstone.key());
  }
}
