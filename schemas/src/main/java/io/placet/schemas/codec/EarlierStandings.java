package io.placet.schemas.codec;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Ending;
import io.placet.domain.consent.Objection;
import io.placet.domain.consent.Permission;
import io.placet.domain.consent.Standing;
import io.placet.domain.key.ContactKeys;
import io.placet.domain.register.LegalBasis;
import io.placet.schemas.avro.ContactStanding;
import io.placet.schemas.avro.KeyStanding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands for a contact, as the first form kept it: one state in force, and no notice, evidence
 * or basis. What is missing is unknown, so a permission of this form falls sooner, never later.
 */
public final class EarlierStandings {
  private EarlierStandings() {}

  public static ContactConsents toDomain(ContactStanding stored) {
    Map<ConsentKey, Standing> standings = new HashMap<>();
    for (KeyStanding key : stored.getStandings()) {
      standings.put(
          new ConsentKey(key.getPurpose(), Optional.ofNullable(key.getChannel())), toDomain(key));
    }
    return new ContactConsents(
        stored.getNewest(),
        standings,
        Optional.empty(),
        List.of(),
        ContactKeys.NONE,
        Optional.empty());
  }

  private static Standing toDomain(KeyStanding key) {
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
}
