package io.placet.domain.signal;

import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.Permission;
import io.placet.domain.consent.Standing;
import java.time.Instant;
import java.util.Optional;

/**
 * What a statement changes about what stands. Senders repeat the same preferences with each event;
 * only a change is worth a record.
 *
 * <p>A refusal becomes REFUSED or WITHDRAWN, never OBJECTED: an objection to one purpose of direct
 * marketing closes all of them (GDPR Article 21(3)), and no signal says so much. {@code Sec-GPC}
 * objects to sale and sharing, which the register names purposes for.
 */
public sealed interface Change {
  /** A record of this state is needed. */
  record Records(ConsentState state) implements Change {}

  /** Nothing is recorded. */
  record Nothing(Reason reason) implements Change {}

  /** Why nothing is recorded. */
  enum Reason {
    /** The same stands already. */
    STANDS,
    /** The register declares no notice in force that it would prove (GDPR Article 7(1)). */
    NO_NOTICE,
    /** A refusal or objection stands that only a later choice of the person lifts. */
    REFUSED,
    /** What was given has ended or waits for confirmation: the person must be asked. */
    ASK_ANEW
  }

  /**
   * Judges one statement.
   *
   * @param standing of the statement's key
   * @param objected whether an objection counts for the key, its own or a shared one
   * @param now by the server's clock
   */
  static Change of(
      Statement said, Optional<Standing> standing, boolean objected, Weight weight, Instant now) {
    if (said.refuses()) {
      return refusal(standing);
    }
    if (said.notice().isEmpty()) {
      return new Nothing(Reason.NO_NOTICE);
    }
    boolean closed = objected || standing.map(Standing::isClosed).orElse(false);
    if (closed) {
      return weight == Weight.CHOSEN
          ? new Records(ConsentState.GIVEN)
          : new Nothing(Reason.REFUSED);
    }
    Optional<Permission> consent = standing.flatMap(Standing::consent);
    if (consent.isPresent()) {
      boolean same = !consent.get().hasExpired(now) && consent.get().notice().equals(said.notice());
      return same ? new Nothing(Reason.STANDS) : anew(ConsentState.RENEWED, weight);
    }
    boolean untouched =
        standing.flatMap(Standing::ended).isEmpty()
            && standing.flatMap(Standing::pending).isEmpty();
    return untouched ? new Records(ConsentState.GIVEN) : anew(ConsentState.GIVEN, weight);
  }

  private static Change anew(ConsentState state, Weight weight) {
    return weight == Weight.CHOSEN ? new Records(state) : new Nothing(Reason.ASK_ANEW);
  }

  private static Change refusal(Optional<Standing> standing) {
    if (standing.map(Standing::isClosed).orElse(false)) {
      return new Nothing(Reason.STANDS);
    }
    boolean permitted =
        standing.flatMap(Standing::consent).isPresent()
            || standing.flatMap(Standing::ground).isPresent();
    return new Records(permitted ? ConsentState.WITHDRAWN : ConsentState.REFUSED);
  }
}
