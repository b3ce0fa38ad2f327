package io.placet.gateway.audience;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Source;
import io.placet.domain.audience.Suppression;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdicts;
import io.placet.gateway.verdict.Decider.Present;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who of an audience may be told of now. Hours and limits hold for the message, when it is sent.
 *
 * @param segmentPurpose which has to stand as well
 * @param validity of a row
 */
public record Judgement(Audience audience, Optional<String> segmentPurpose, Duration validity)
    implements Predicate<Present> {
  @Override
  public boolean test(Present present) {
    Verdict verdict = verdict(present);
    if (audience.source() instanceof Source.Suppressed) {
      return Suppression.suppresses(verdict);
    }
    return verdict.isAllowed()
        && segmentPurpose.map(purpose -> ReaderGate.stands(purpose, present)).orElse(true);
  }

  /** How many members are withheld; of all contacts, those who said nothing are no members. */
  public long withheld(int candidates, int passed) {
    return audience.source() instanceof Source.Suppressed ? 0 : candidates - passed;
  }

  /** Until when a row may be used: no longer than what it rests on. */
  public Instant expires(Present present) {
    Instant end = present.asOf().plus(validity);
    return verdict(present) instanceof Allowed allowed
        ? allowed.permission().validUntil().filter(end::isAfter).orElse(end)
        : end;
  }

  private Verdict verdict(Present present) {
    return Verdicts.judgeStanding(
        present.register(), present.consents(), audience.key(), present.asOf());
  }
}
