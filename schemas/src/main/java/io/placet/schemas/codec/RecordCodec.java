package io.placet.schemas.codec;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactAttempt;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactKey;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.consent.EpochMoved;
import io.placet.domain.consent.Evidence;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import io.placet.schemas.avro.AttemptRecorded;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.avro.RecordedEvidence;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Entries of the log that verdicts rest on, to the domain. */
public final class RecordCodec {
  private static final Shared<ConsentKey> KEYS = new Shared<>();
  private static final Shared<NoticeRef> NOTICES = new Shared<>();

  private RecordCodec() {}

  /**
   * What an entry says of its contact; empty where it governs none, such as a marker.
   *
   * @throws IllegalArgumentException if it says something that this version has no meaning for
   */
  public static Optional<ContactRecord> toDomain(ContactLogEntry entry) {
    Object body = entry.getBody();
    if (body instanceof ConsentRecorded consent) {
      return Optional.of(toDomain(consent));
    }
    if (body instanceof AttemptRecorded attempt) {
      return Optional.of(
          new ContactAttempt(
              new SubjectId(attempt.getSubjectId()),
              attempt.getChannel(),
              attempt.getAt(),
              ContactAttempt.Outcome.valueOf(attempt.getOutcome().name())));
    }
    if (body instanceof FactsRecorded facts) {
      return Optional.of(
          new ContactFacts(
              new SubjectId(facts.getSubjectId()),
              facts.getProfessional(),
              Optional.ofNullable(facts.getMinorBorn())));
    }
    return ofKeys(body);
  }

  /** What says under which keys a contact's values lie, and that they are gone. */
  private static Optional<ContactRecord> ofKeys(Object body) {
    if (body instanceof DataKeyRecorded key) {
      byte[] wrapped = new byte[key.getWrapped().remaining()];
      key.getWrapped().duplicate().get(wrapped);
      return Optional.of(
          new ContactKey(
              new SubjectId(key.getSubjectId()),
              new WrappedKey(key.getKeyId(), key.getSlotGeneration(), wrapped),
              key.getEpoch()));
    }
    if (body instanceof EpochEntered epoch) {
      return Optional.of(new EpochMoved(new SubjectId(epoch.getSubjectId()), epoch.getEpoch()));
    }
    if (body instanceof ErasureRecorded erasure) {
      return Optional.of(
          new ContactErased(new SubjectId(erasure.getSubjectId()), erasure.getErasureId()));
    }
    return Optional.empty();
  }

  public static ConsentRecord toDomain(ConsentRecorded recorded) {
    return new ConsentRecord(
        recorded.getRecordId(),
        new SubjectId(recorded.getSubjectId()),
        key(recorded.getPurpose(), Optional.ofNullable(recorded.getChannel())),
        ConsentState.valueOf(recorded.getState().name()),
        Actor.valueOf(recorded.getActor().name()),
        LegalBasis.valueOf(recorded.getLegalBasis()),
        Optional.ofNullable(recorded.getValidUntil()),
        Optional.ofNullable(recorded.getNotice())
            .map(notice -> notice(notice.getId(), notice.getVersion())),
        evidence(recorded.getEvidence()),
        recorded.getFollows(),
        recorded.getSeen());
  }

  static ConsentKey key(String purpose, Optional<String> channel) {
    return KEYS.of(new ConsentKey(purpose, channel));
  }

  static NoticeRef notice(String id, String version) {
    return NOTICES.of(new NoticeRef(id, version));
  }

  static Set<Evidence> evidence(Collection<RecordedEvidence> recorded) {
    return recorded.stream()
        .map(shown -> Evidence.valueOf(shown.name()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Evidence as records hold it, in a fixed order. */
  public static List<RecordedEvidence> toAvro(Set<Evidence> evidence) {
    return evidence.stream().sorted().map(e -> RecordedEvidence.valueOf(e.name())).toList();
  }
}
