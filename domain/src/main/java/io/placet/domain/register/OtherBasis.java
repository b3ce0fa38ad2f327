package io.placet.domain.register;

import io.placet.domain.consent.Evidence;
import java.util.Set;

/**
 * A basis beside consent on which a purpose may be processed, and its conditions. It counts only
 * where a record establishes it, with the evidence that is asked for.
 *
 * @param basis never {@link LegalBasis#CONSENT}
 * @param channels on which it holds; empty: on all of the purpose, and without one
 * @param audience for whom
 * @param span when
 * @param requires what the record's proof must show
 */
public record OtherBasis(
    LegalBasis basis, Set<String> channels, Audience audience, Span span, Set<Evidence> requires) {
  public OtherBasis {
    channels = Set.copyOf(channels);
    requires = Set.copyOf(requires);
    if (basis == LegalBasis.CONSENT) {
      throw new IllegalArgumentException("consent is no other basis");
    }
  }

  /** A basis without conditions, on every channel. */
  public static OtherBasis unconditional(LegalBasis basis) {
    return new OtherBasis(basis, Set.of(), Audience.EVERYONE, Span.ALWAYS, Set.of());
  }
}
