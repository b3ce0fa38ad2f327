package io.placet.gateway.record;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.identity.Copy;
import io.placet.domain.identity.Linking;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.schemas.avro.ConsentRecorded;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * To whom anonymous ids lead, and what is restrictive about them that the customers must repeat.
 *
 * <p>An identify appends its link and then reads the anonymous contact; a refusal of that contact
 * appends its record and then reads the links; both read behind a barrier. Whichever appended last
 * sees the other, so no refusal falls between the two.
 */
public final class AnonymousContacts {
  private static final String METHOD = "copied-on-identify";
  private static final String ACTOR = "placet";

  private final Identities identities;
  private final Barrier barrier;
  private final ContactView view;
  private final AliasView aliases;

  public AnonymousContacts(
      Identities identities, Barrier barrier, ContactView view, AliasView aliases) {
    this.identities = identities;
    this.barrier = barrier;
    this.view = view;
    this.aliases = aliases;
  }

  /**
   * Whose the events of anonymous ids are, behind a barrier; ids that lead to no single customer
   * are left out.
   */
  public CompletableFuture<Map<ContactId, ContactId>> owners(Collection<ContactId> anonymous) {
    if (anonymous.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    return barrier
        .await(identities.allPartitions())
        .thenApply(
            reached -> {
              Map<ContactId, ContactId> owners = new HashMap<>();
              for (ContactId contact : anonymous) {
                Linking.ownerOf(aliases.contactsOf(identities.anonymous(contact)))
                    .ifPresent(owner -> owners.put(contact, owner));
              }
              return owners;
            });
  }

  /** What the customers that an anonymous contact was linked to do not repeat yet. */
  CompletableFuture<List<Draft>> due(ContactId anonymous) {
    Alias alias = identities.anonymous(anonymous);
    SubjectId subject = identities.subjectOf(anonymous);
    return barrier
        .await(identities.allPartitions())
        .thenCompose(
            reached -> {
              ContactConsents standing = view.standing(subject);
              List<ContactId> customers = aliases.contactsOf(alias);
              return customers.isEmpty() || !Linking.isRestricted(standing)
                  ? CompletableFuture.completedFuture(List.of())
                  : due(subject, standing, customers);
            });
  }

  private CompletableFuture<List<Draft>> due(
      SubjectId anonymous, ContactConsents standing, List<ContactId> customers) {
    Map<ContactId, SubjectId> subjects =
        customers.stream()
            .distinct()
            .collect(Collectors.toMap(customer -> customer, identities::subjectOf));
    return barrier
        .await(subjects.values().stream().map(identities::partitionOf).collect(Collectors.toSet()))
        .thenApply(
            reached -> {
              Map<String, ConsentRecorded> sources = consents(anonymous);
              return subjects.entrySet().stream()
                  .flatMap(customer -> drafts(standing, sources, customer))
                  .toList();
            });
  }

  private Stream<Draft> drafts(
      ContactConsents anonymous,
      Map<String, ConsentRecorded> sources,
      Map.Entry<ContactId, SubjectId> customer) {
    Set<String> copied =
        consents(customer.getValue()).values().stream()
            .flatMap(record -> Optional.ofNullable(record.getCopiedFrom()).stream())
            .collect(Collectors.toSet());
    return Linking.restrictive(anonymous, view.standing(customer.getValue()), copied).stream()
        .map(
            copy ->
                Draft.of(customer.getKey(), copy.key(), copy.state(), Actor.SYSTEM, ACTOR)
                    .recordId(recordId(copy, customer.getValue()))
                    .method(Optional.of(METHOD))
                    .copiedFrom(Optional.of(copy.recordId()))
                    .eventTime(
                        Optional.ofNullable(sources.get(copy.recordId()))
                            .map(ConsentRecorded::getEventTime))
                    .build());
  }

  private Map<String, ConsentRecorded> consents(SubjectId subject) {
    return view.records(subject).stream()
        .map(PlacedEntry::consent)
        .flatMap(Optional::stream)
        .collect(
            Collectors.toMap(
                ConsentRecorded::getRecordId, record -> record, (first, again) -> first));
  }

  /** The same for the same copy, so that two gateways that copy at once write one record. */
  private static String recordId(Copy copy, SubjectId customer) {
    return UUID.nameUUIDFromBytes(
            (copy.recordId() + "|" + customer.text()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
