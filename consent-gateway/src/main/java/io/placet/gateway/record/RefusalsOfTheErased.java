package io.placet.gateway.record;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.identity.KeptRefusals;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.KeptRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody refused before they were erased, as records of the contact that they are now. */
final class RefusalsOfTheErased {
  private static final String METHOD = "kept-after-erasure";
  private static final String ACTOR = "placet";

  private final Identities identities;
  private final KeptRefusals kept;
  private final ContactView view;

  RefusalsOfTheErased(Identities identities, KeptRefusals kept, ContactView view) {
    this.identities = identities;
    this.kept = kept;
    this.view = view;
  }

  /** Of a contact's own id, where it was erased before; nothing for what is recorded already. */
  List<Draft> of(ContactId contact) {
    return identities.wasErased(contact)
        ? drafts(contact, Stream.of(identities.refusalToken(contact)))
        : List.of();
  }

  /** Of the addresses that lead to a contact now; nothing for what is recorded already. */
  List<Draft> of(ContactId contact, Collection<Alias> aliases) {
    return drafts(contact, aliases.stream().map(identities::refusalToken));
  }

  private List<Draft> drafts(ContactId contact, Stream<String> tokens) {
    SubjectId subject = identities.subjectOf(contact);
    List<Draft> all =
        tokens
            .flatMap(
                token -> kept.find(token).stream().map(one -> draft(contact, subject, token, one)))
            .toList();
    if (all.isEmpty()) {
      return all;
    }
    Set<String> recorded =
        view.records(subject).stream()
            .map(PlacedEntry::consent)
            .flatMap(Optional::stream)
            .map(ConsentRecorded::getRecordId)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(draft -> !recorded.contains(draft.recordId().orElseThrow()))
        .toList();
  }

  private static Draft draft(
      ContactId contact, SubjectId subject, String token, KeptRefusal refusal) {
    ConsentKey key =
        new ConsentKey(refusal.getPurpose(), Optional.ofNullable(refusal.getChannel()));
    return Draft.of(
            contact, key, ConsentState.valueOf(refusal.getState().name()), Actor.SYSTEM, ACTOR)
        .recordId(recordId(token, key, subject))
        .method(Optional.of(METHOD))
        .build();
  }

  /**
   * The same for the same refusal, so that two gateways that repeat it at once write one record.
   */
  private static String recordId(String token, ConsentKey key, SubjectId subject) {
    return UUID.nameUUIDFromBytes(
            (token + "|" + key + "|" + subject.text()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
