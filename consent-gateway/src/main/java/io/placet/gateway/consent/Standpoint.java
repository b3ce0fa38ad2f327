package io.placet.gateway.consent;

import io.placet.domain.consent.Standing;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.verdict.DenialReason;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;

/** Where a contact with a record stands on one question; each is counted once. */
enum Standpoint {
  /** A consent stands. */
  GIVEN("given"),
  /** Another basis stands. */
  OTHER_BASIS("otherBasis"),
  /** Asked, or given and not confirmed; nothing stands meanwhile. */
  PENDING("pending"),
  REFUSED("refused"),
  WITHDRAWN("withdrawn"),
  /** Objected to this, or to other direct marketing where this is such. */
  OBJECTED("objected"),
  EXPIRED("expired"),
  /** Nothing stands for another reason, such as a retired notice or a restriction. */
  OTHER("other");

  private final String wireName;

  Standpoint(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /** What is said of a contact is what its verdict says, whatever the hour. */
  static Standpoint of(Verdict verdict, Standing standing) {
    if (verdict instanceof Allowed allowed) {
      return allowed.permission().basis() == LegalBasis.CONSENT ? GIVEN : OTHER_BASIS;
    }
    DenialReason reason = ((Denied) verdict).reason();
    return switch (reason) {
      case REFUSED -> REFUSED;
      case WITHDRAWN -> WITHDRAWN;
      case OBJECTED -> OBJECTED;
      case EXPIRED -> standing.pending().isPresent() ? PENDING : EXPIRED;
      case NOT_GRANTED -> standing.pending().isPresent() ? PENDING : OTHER;
      default -> OTHER;
    };
  }
}
