package io.placet.schemas.codec;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactAttempt;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.Ending;
import io.placet.domain.consent.Objection;
import io.placet.domain.consent.Permission;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.ContactKeys;
import io.placet.domain.key.WrappedKey;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import io.placet.schemas.avro.AttemptOutcome;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.StandingAttempt;
import io.placet.schemas.avro.StandingEnding;
import io.placet.schemas.avro.StandingPermission;
import io.placet.schemas.avro.StoredConsents;
import io.placet.schemas.avro.StoredKey;
import io.placet.schemas.avro.StoredStanding;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands for a contact, to and from its stored form. */
public final class StandingCodec {
  private StandingCodec() {}

  public static ContactConsents toDomain(SubjectId subject, StoredConsents stored) {
    Map<ConsentKey, Standing> standings = new HashMap<>();
    for (StoredStanding key : stored.getStandings()) {
      standings.put(
          RecordCodec.key(key.getPurpose(), Optional.ofNullable(key.getChannel())), toDomain(key));
    }
    return new ContactConsents(
        stored.getNewest(),
        standings,
        Optional.ofNullable(stored.getProfessional())
            .map(
                professional ->
                    new ContactFacts(
                        subject, professional, Optional.ofNullable(stored.getMinorBorn()))),
        stored.getAttempts().stream().map(attempt -> toDomain(subject, attempt)).toList(),
        keys(stored),
        Optional.ofNullable(stored.getErasure()));
  }

  private static ContactKeys keys(StoredConsents stored) {
    return new ContactKeys(
        stored.getKeys().stream().map(StandingCodec::toDomain).toList(), stored.getEpoch());
  }

  /** A wrapped key as streams and stores have it. */
  public static WrappedKey toDomain(StoredKey stored) {
    byte[] wrapped = new byte[stored.getWrapped().remaining()];
    stored.getWrapped().duplicate().get(wrapped);
    return new WrappedKey(stored.getKeyId(), stored.getSlotGeneration(), wrapped);
  }

  /** As {@link #toDomain(StoredKey)} reads it. */
  public static StoredKey toAvro(WrappedKey key) {
    return new StoredKey(key.keyId(), key.slotGeneration(), ByteBuffer.wrap(key.bytes()));
  }

  private static Standing toDomain(StoredStanding key) {
    return new Standing(
        key.getNewest(),
        Optional.ofNullable(key.getConsent()).map(StandingCodec::toDomain),
        Optional.ofNullable(key.getGround()).map(StandingCodec::toDomain),
        Optional.ofNullable(key.getClosing()).map(StandingCodec::toDomain),
        Optional.ofNullable(key.getEnded()).map(StandingCodec::toDomain),
        Optional.ofNullable(key.getPending()),
        Optional.ofNullable(key.getRestriction()),
        Optional.ofNullable(key.getObjection()).map(id -> new Objection(id, key.getObjectedAt())),
        key.getLiftedUpTo());
  }

  private static Permission toDomain(StandingPermission stored) {
    return new Permission(
        LegalBasis.valueOf(stored.getBasis()),
        stored.getRecordId(),
        Optional.ofNullable(stored.getValidUntil()),
        Optional.ofNullable(stored.getNoticeId())
            .map(id -> RecordCodec.notice(id, stored.getNoticeVersion())),
        RecordCodec.evidence(stored.getEvidence()));
  }

  private static Ending toDomain(StandingEnding stored) {
    return new Ending(ConsentState.valueOf(stored.getState().name()), stored.getRecordId());
  }

  private static ContactAttempt toDomain(SubjectId subject, StandingAttempt stored) {
    return new ContactAttempt(
        subject,
        stored.getChannel(),
        stored.getAt(),
        ContactAttempt.Outcome.valueOf(stored.getOutcome().name()));
  }

  public static StoredConsents toAvro(ContactConsents consents) {
    List<StoredStanding> keys =
        consents.standings().entrySet().stream()
            .map(entry -> toAvro(entry.getKey(), entry.getValue()))
            .toList();
    List<StandingAttempt> attempts =
        consents.attempts().stream().map(StandingCodec::toAvro).toList();
    return new StoredConsents(
        consents.newest(),
        keys,
        consents.facts().map(ContactFacts::professional).orElse(null),
        consents.facts().flatMap(ContactFacts::minorBorn).orElse(null),
        attempts,
        consents.keys().wrapped().stream().map(StandingCodec::toAvro).toList(),
        consents.keys().epoch(),
        consents.erasure().orElse(null));
  }

  private static StoredStanding toAvro(ConsentKey key, Standing standing) {
    StoredStanding stored = new StoredStanding();
    stored.setPurpose(key.purpose());
    stored.setChannel(key.channel().orElse(null));
    stored.setNewest(standing.newest());
    stored.setConsent(standing.consent().map(StandingCodec::toAvro).orElse(null));
    stored.setGround(standing.ground().map(StandingCodec::toAvro).orElse(null));
    stored.setClosing(standing.closing().map(StandingCodec::toAvro).orElse(null));
    stored.setEnded(standing.ended().map(StandingCodec::toAvro).orElse(null));
    stored.setPending(standing.pending().orElse(null));
    stored.setRestriction(standing.restriction().orElse(null));
    stored.setObjection(standing.objection().map(Objection::recordId).orElse(null));
    stored.setObjectedAt(
        standing.objection().map(Objection::offset).orElse(ContactConsents.NOTHING));
    stored.setLiftedUpTo(standing.liftedUpTo());
    return stored;
  }

  private static StandingPermission toAvro(Permission permission) {
    return new StandingPermission(
        permission.basis().name(),
        permission.recordId(),
        orNull(permission.validUntil()),
        orNull(permission.notice().map(NoticeRef::id)),
        orNull(permission.notice().map(NoticeRef::version)),
        RecordCodec.toAvro(permission.evidence()));
  }

  private static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }

  private static StandingEnding toAvro(Ending ending) {
    return new StandingEnding(RecordedState.valueOf(ending.state().name()), ending.recordId());
  }

  private static StandingAttempt toAvro(ContactAttempt attempt) {
    return new StandingAttempt(
        attempt.channel(), attempt.at(), AttemptOutcome.valueOf(attempt.outcome().name()));
  }
}
