package io.placet.domain.verdict;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When what stands ends by itself: a permission reaches the end that it names, the notice behind it
 * is retired, or a rule of the register runs out.
 */
public final class Expiries {
  private Expiries() {}

  /**
   * The first instant after another at which a purpose that stood until then stands no longer on
   * any of its channels; empty if, without a further record, none ever will.
   */
  public static Optional<Expiry> next(Register register, ContactConsents consents, Instant after) {
    if (consents.erasure().isPresent()) {
      return Optional.empty();
    }
    for (Instant end : TurningPoints.ofEnds(register, consents).tailSet(after, false)) {
      List<String> ended = endedAt(register, consents, end);
      if (!ended.isEmpty()) {
        return Optional.of(new Expiry(end, ended));
      }
    }
    return Optional.empty();
  }

  private static List<String> endedAt(Register register, ContactConsents consents, Instant end) {
    Instant before = end.minusNanos(1);
    return register.purposes().stream()
        .filter(purpose -> Admission.stands(register, purpose, consents, before))
        .filter(purpose -> !Admission.stands(register, purpose, consents, end))
        .map(Purpose::id)
        .toList();
  }
}
