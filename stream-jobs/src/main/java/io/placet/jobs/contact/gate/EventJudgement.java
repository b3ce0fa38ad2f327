package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.DenialReason;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** For which purposes an event may go on, and if for none, why. */
sealed interface EventJudgement {
  /**
   * It goes on.
   *
   * @param purposes that stand, in order of the register; never empty
   */
  record Admitted(List<String> purposes) implements EventJudgement {
    public Admitted {
      purposes = List.copyOf(purposes);
    }
  }

  /** It does not; the weightiest reason. */
  record Denied(DenialReason reason) implements EventJudgement {}

  /**
   * Judges an event.
   *
   * @param accepted purposes for which the gateway accepted it; the gate can only narrow them
   */
  static EventJudgement of(
      Register register,
      ContactConsents consents,
      String eventType,
      Collection<String> accepted,
      Instant instant) {
    Optional<EventType> declared = register.eventType(eventType);
    if (declared.isEmpty()) {
      return new Denied(DenialReason.UNDECLARED_PURPOSE);
    }
    List<String> standing = new ArrayList<>();
    DenialReason weightiest = DenialReason.NO_CONSUMER;
    for (Purpose purpose : register.consumedPurposes(declared.get())) {
      if (!accepted.contains(purpose.id())) {
        continue;
      }
      Optional<DenialReason> denial = denial(register, consents, purpose, instant);
      if (denial.isEmpty()) {
        standing.add(purpose.id());
      } else if (denial.get().compareTo(weightiest) < 0) {
        weightiest = denial.get();
      }
    }
    return standing.isEmpty() ? new Denied(weightiest) : new Admitted(standing);
  }

  /** Whether a purpose stands on none of its channels. */
  static boolean isClosed(
      Register register, ContactConsents consents, String purpose, Instant instant) {
    return register
        .purpose(purpose)
        .map(declared -> denial(register, consents, declared, instant).isPresent())
        .orElse(true);
  }

  /**
   * Why a purpose does not stand. Inside the company a channel makes no difference: a purpose
   * stands as long as one of its channels does. What is sent over which channel is decided when it
   * is sent.
   */
  private static Optional<DenialReason> denial(
      Register register, ContactConsents consents, Purpose purpose, Instant instant) {
    DenialReason weightiest = DenialReason.NO_RECORD;
    for (ConsentKey key : keys(purpose).toList()) {
      Verdict verdict = Verdicts.judge(register, consents, key, instant);
      if (verdict.isAllowed()) {
        return Optional.empty();
      }
      DenialReason reason = ((Verdict.Denied) verdict).reason();
      weightiest = reason.compareTo(weightiest) < 0 ? reason : weightiest;
    }
    return Optional.of(weightiest);
  }

  private static Stream<ConsentKey> keys(Purpose purpose) {
    return purpose.channels().isEmpty()
        ? Stream.of(ConsentKey.of(purpose.id()))
        : purpose.channels().stream().map(channel -> ConsentKey.of(purpose.id(), channel));
  }
}
