package io.placet.domain.audience;

import io.placet.domain.verdict.DenialReason;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Denied;

/** Who is told of so that nobody contacts them: those who said no, not those who said nothing. */
public final class Suppression {
  private Suppression() {}

  /** Whether a verdict is that of somebody who refused, withdrew or objected. */
  public static boolean suppresses(Verdict verdict) {
    return verdict instanceof Denied denied && saidNo(denied.reason());
  }

  private static boolean saidNo(DenialReason reason) {
    return reason == DenialReason.OBJECTED
        || reason == DenialReason.WITHDRAWN
        || reason == DenialReason.REFUSED;
  }
}
