package io.placet.domain.verdict;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For which purposes of direct marketing, and on which of their channels, a contact may be reached:
 * what stands, whatever the hour and however often it was reached. Before a message is sent {@link
 * Verdicts#judge} still has to allow it.
 */
public final class Reach {
  private Reach() {}

  /**
   * What stands at an instant, as purpose/channel pairs such as {@code offers/sms}.
   *
   * @return sorted; empty for one who may not be reached at all
   */
  public static List<String> of(Register register, ContactConsents consents, Instant instant) {
    List<String> pairs = new ArrayList<>();
    // Nothing stands of which nothing is recorded, and most contacts have few records.
    for (ConsentKey key : consents.standings().keySet()) {
      if (key.channel().isPresent()
          && register.purpose(key.purpose()).filter(Purpose::directMarketing).isPresent()
          && Verdicts.judgeStanding(register, consents, key, instant).isAllowed()) {
        pairs.add(key.purpose() + "/" + key.channel().get());
      }
    }
    pairs.sort(null);
    return List.copyOf(pairs);
  }

  /**
   * The first instant after another at which that changes although nobody records anything: a
   * consent ends, its notice is retired, a basis of the register comes or goes, a minor comes of
   * age. Empty if, without a further record, it never will.
   */
  public static Optional<Instant> nextChange(
      Register register, ContactConsents consents, Instant after) {
    if (consents.erasure().isPresent()) {
      return Optional.empty();
    }
    return TurningPoints.all(register, consents).tailSet(after, false).stream()
        .filter(at -> !of(register, consents, at).equals(of(register, consents, at.minusNanos(1))))
        .findFirst();
  }
}
