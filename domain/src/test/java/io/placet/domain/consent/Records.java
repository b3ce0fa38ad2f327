package io.placet.domain.consent;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.LegalBasis;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Consent records of one contact. */
public final class Records {
  public static final SubjectId SUBJECT = new SubjectId("A".repeat(22));

  private Records() {}

  /** A record by the person that ends by nothing but another record. */
  public static ConsentRecord record(String id, ConsentKey key, ConsentState state, long follows) {
    return record(id, key, state, Actor.PERSON, Optional.empty(), follows);
  }

  public static ConsentRecord record(
      String id,
      ConsentKey key,
      ConsentState state,
      Actor actor,
      Optional<Instant> validUntil,
      long follows) {
    return new ConsentRecord(
        id,
        SUBJECT,
        key,
        state,
        actor,
        LegalBasis.CONSENT,
        validUntil,
        Optional.empty(),
        Set.of(),
        follows,
        follows);
  }

  /** What stands once each key was given by the person. */
  public static ContactConsents given(ConsentKey... keys) {
    ContactConsents consents = ContactConsents.NONE;
    for (ConsentKey key : keys) {
      consents = with(consents, key, ConsentState.GIVEN);
    }
    return consents;
  }

  /** What stands after one more record by the person, who saw all before it. */
  public static ContactConsents with(ContactConsents consents, ConsentKey key, ConsentState state) {
    long offset = consents.newest() + 1;
    return consents.apply(record("r" + offset, key, state, consents.newestOf(key)), offset);
  }
}
