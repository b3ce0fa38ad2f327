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
    List<String> standing = new ArrayList<>();
    Set<DenialReason> reasons = EnumSet.noneOf(DenialReason.class);
    boolean isConsumed = false;
    for (Purpose purpose : register.consumedPurposes(type)) {
      if (among.contains(purpose.id())) {
        isConsumed = true;
        if (stands(register, purpose, consents, instant, reasons)) {
          standing.add(purpose.id());
        }
      }
    }
    if (!isConsumed) {
      return new Withheld(DenialReason.NO_CONSUMER);
    }
    return standing.isEmpty() ? new Withheld(reasons.iterator().next()) : new Admitted(standing);
  }

  /** Whether a purpose stands for a contact, on at least one of its channels where it has any. */
  static boolean stands(
      Register register, Purpose purpose, ContactConsents consents, Instant instant) {
    return stands(register, purpose, consents, instant, EnumSet.noneOf(DenialReason.class));
  }

  /**
   * The same.
   *
   * @param reasons to which is added why not, if it does not
   */
  private static boolean stands(
      Register register,
      Purpose purpose,
      ContactConsents consents,
      Instant instant,
      Set<DenialReason> reasons) {
    if (purpose.channels().isEmpty()) {
      return isAllowed(register, ConsentKey.of(purpose.id()), consents, instant, reasons);
    }
    Set<DenialReason> onChannels = EnumSet.noneOf(DenialReason.class);
    for (String channel : purpose.channels()) {
      ConsentKey key = ConsentKey.of(purpose.id(), channel);
      if (isAllowed(register, key, consents, instant, onChannels)) {
        return true;
      }
    }
    reasons.addAll(onChannels);
    return false;
  }

  private static boolean isAllowed(
      Register register,
      ConsentKey key,
      ContactConsents consents,
      Instant instant,
      Set<DenialReason> reasons) {
    Verdict verdict = Verdicts.judgeStanding(register, consents, key, instant);
    if (verdict instanceof Denied denied) {
      reasons.add(denied.reason());
      return false;
    }
    return true;
  }
}
