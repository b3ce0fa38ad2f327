package io.placet.schemas.codec;

import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Ending;
import io.placet.domain.consent.Objection;
import io.placet.domain.consent.Permission;
import io.placet.domain.consent.Standing;
import io.placet.domain.register.LegalBasis;
import io.placet.schemas.avro.KeyStanding;
import io.placet.schemas.avro.RecordedState;
import java.util.Optional;
import java.util.Set;

/**
 * Standings as the form before kept them: one state in force, and no notice, evidence or basis.
 * What is missing is unknown, so a permission of this form falls sooner, never later.
 */
final class EarlierStandings {
  private EarlierStandings() {}

  static Standing toDomain(KeyStanding key) {
    ConsentState state = ConsentState.valueOf(key.getState().name());
    Ending ending = new Ending(state, key.getRecordId());
    boolean isOpen = !key.getClosed();
    return new Standing(
        key.getNewest(),
        when(isOpen && state.isGrant(), permission(LegalBasis.CONSENT, key)),
        when(
            isOpen && state == ConsentState.BASIS_ESTABLISHED,
            permission(LegalBasis.CONTRACT, key)),
        when(key.getClosed(), ending),
        when(isOpen && !state.permits(), ending),
        when(state == ConsentState.REQUESTED, key.getRecordId()),
        when(key.getRestricted(), key.getRecordId()),
        when(state == ConsentState.OBJECTED, new Objection(key.getRecordId(), key.getNewest())),
        ContactConsents.NOTHING);
  }

  private static Permission permission(LegalBasis basis, KeyStanding key) {
    return new Permission(
        basis,
        key.getRecordId(),
        Optional.ofNullable(key.getValidUntil()),
        Optional.empty(),
        Set.of());
  }

  private static <T> Optional<T> when(boolean holds, T value) {
    return holds ? Optional.of(value) : Optional.empty();
  }

  /** Fills what only the form before read. */
  static void leaveOut(KeyStanding stored) {
    stored.setRecordId("");
    stored.setState(RecordedState.REQUESTED);
    stored.setClosed(false);
    stored.setRestricted(false);
  }
}
