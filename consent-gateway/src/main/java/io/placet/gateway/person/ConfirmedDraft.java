package io.placet.gateway.person;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.Evidence;
import io.placet.domain.register.NoticeRef;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.gateway.person.Link.Confirm;
import io.placet.gateway.record.Draft;
import io.placet.gateway.record.DraftBuilder;
import io.placet.schemas.avro.ConsentRecorded;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The consent that a request becomes once the person has confirmed it. */
final class ConfirmedDraft {
  private static final Optional<String> METHOD = Optional.of("double-opt-in");

  private ConfirmedDraft() {}

  /** Of a request that is about to be recorded. */
  static Draft of(Draft asked, String request) {
    return with(
            Draft.of(
                asked.contact(), asked.key(), ConsentState.GIVEN, Actor.PERSON, Closing.PERSON),
            request)
        .notice(asked.notice())
        .collectionPoint(asked.collectionPoint())
        .language(asked.language())
        .validUntil(asked.validUntil())
        .evidence(asked.evidence())
        .build();
  }

  /** Of a request that is in the log. */
  static Draft of(Confirm link, ConsentRecorded asked) {
    return with(
            Draft.of(link.contact(), link.key(), ConsentState.GIVEN, Actor.PERSON, Closing.PERSON),
            link.request())
        .notice(
            Optional.ofNullable(asked.getNotice())
                .map(notice -> new NoticeRef(notice.getId(), notice.getVersion())))
        .collectionPoint(Optional.ofNullable(asked.getCollectionPoint()))
        .language(Optional.ofNullable(asked.getLanguage()))
        .validUntil(Optional.ofNullable(asked.getValidUntil()))
        .evidence(
            asked.getEvidence().stream()
                .map(shown -> Evidence.valueOf(shown.name()))
                .collect(Collectors.toSet()))
        .build();
  }

  private static DraftBuilder with(DraftBuilder draft, String request) {
    return draft
        .recordId(idOf(request))
        .method(METHOD)
        .proof(Optional.of(request))
        .confirms(request);
  }

  /** Id of the consent that confirms a request: the same however often the link is opened. */
  static String idOf(String request) {
    return UUID.nameUUIDFromBytes(("confirmed|" + request).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** Whether an entry is the record of this id about this key. */
  static boolean isRecord(PlacedEntry entry, String id, ConsentKey key) {
    return entry
        .consent()
        .filter(consent -> consent.getRecordId().equals(id))
        .filter(consent -> consent.getPurpose().equals(key.purpose()))
        .filter(consent -> Optional.ofNullable(consent.getChannel()).equals(key.channel()))
        .isPresent();
  }
}
