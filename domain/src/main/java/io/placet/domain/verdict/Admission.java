package io.placet.domain.verdict;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict.Denied;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether an event may go on, and for which purposes. The gateway asks when it collects, the gate
 * when it passes.
 */
public sealed interface Admission {
  /**
   * It goes on for these purposes, at least one; each stands, and something in the stream consumes
   * it.
   */
  record Admitted(List<String> purposes) implements Admission {
    public Admitted {
      purposes = List.copyOf(purposes);
    }
  }

  /** It does not, and the weightiest reason. */
  record Withheld(DenialReason reason) implements Admission {}

  /**
   * Judges an event.
   *
   * @param among purposes that may be considered: all of the event type at the gateway, at the gate
   *     only those that stood when the event was accepted
   */
  static Admission judge(
      Register register,
      EventType type,
      Collection<String> among,
      ContactConsents consents,
      Instant instant) {
    List<Purpose> asked =
        register.consumedPurposes(type).stream()
            .filter(purpose -> among.contains(purpose.id()))
            .toList();
    if (asked.isEmpty()) {
      return new Withheld(DenialReason.NO_CONSUMER);
    }
    List<String> standing = new ArrayList<>();
    Set<DenialReason> reasons = EnumSet.noneOf(DenialReason.class);
    for (Purpose purpose : asked) {
      Set<DenialReason> denials = denials(register, purpose, consents, instant);
      if (denials.isEmpty()) {
        standing.add(purpose.id());
      }
      reasons.addAll(denials);
    }
    return standing.isEmpty() ? new Withheld(reasons.iterator().next()) : new Admitted(standing);
  }

  /** Whether a purpose stands for a contact, on at least one of its channels where it has any. */
  static boolean stands(
      Register register, Purpose purpose, ContactConsents consents, Instant instant) {
    return denials(register, purpose, consents, instant).isEmpty();
  }

  private static Set<DenialReason> denials(
      Register register, Purpose purpose, ContactConsents consents, Instant instant) {
    Set<DenialReason> denials = EnumSet.noneOf(DenialReason.class);
    for (ConsentKey key : keys(purpose)) {
      Verdict verdict = Verdicts.judgeStanding(register, consents, key, instant);
      if (!(verdict instanceof Denied denied)) {
        return EnumSet.noneOf(DenialReason.class);
      }
      denials.add(denied.reason());
    }
    return denials;
  }

  private static List<ConsentKey> keys(Purpose purpose) {
    if (purpose.channels().isEmpty()) {
      return List.of(ConsentKey.of(purpose.id()));
    }
    return purpose.channels().stream()
        .map(channel -> ConsentKey.of(purpose.id(), channel))
        .toList();
  }
}
