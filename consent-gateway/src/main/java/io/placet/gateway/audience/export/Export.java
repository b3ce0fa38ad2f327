package io.placet.gateway.audience.export;

import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportDecided;
import io.placet.schemas.avro.ExportEnded;
import io.placet.schemas.avro.ExportOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An export, as the log tells it so far.
 *
 * @param askedAt the server's time
 * @param decision the first that counts; empty where none was needed, or made yet
 * @param opening the first; no other takes anything
 * @param openedAt the server's time of that
 */
record Export(
    ExportAsked asked,
    Instant askedAt,
    Optional<ExportDecided> decision,
    Optional<ExportOpened> opening,
    Optional<Instant> openedAt,
    Optional<ExportEnded> end) {
  /** Who takes one for longer was cut off with its gateway. */
  private static final Duration LONGEST = Duration.ofDays(1);

  static Export of(ExportAsked asked, Instant at) {
    return new Export(
        asked, at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  String id() {
    return asked.getId();
  }

  Instant expiresAt() {
    return decision.map(ExportDecided::getExpiresAt).orElse(asked.getExpiresAt());
  }

  State state(Instant now) {
    if (end.isPresent()) {
      return end.get().getWhole() ? State.TAKEN : State.CUT_SHORT;
    }
    if (opening.isPresent()) {
      return openedAt.orElseThrow().plus(LONGEST).isAfter(now) ? State.UNDER_WAY : State.CUT_SHORT;
    }
    if (decision.isPresent() && !decision.get().getApproved()) {
      return State.REFUSED;
    }
    if (!expiresAt().isAfter(now)) {
      return State.EXPIRED;
    }
    return mayGoOut() ? State.READY : State.AWAITING_APPROVAL;
  }

  private boolean mayGoOut() {
    return asked.getReady() || decision.map(ExportDecided::getApproved).orElse(false);
  }

  /** After a decision; the first counts, and never that of who asked. */
  Export with(ExportDecided next) {
    boolean counts =
        decision.isEmpty()
            && opening.isEmpty()
            && !asked.getReady()
            && !next.getCaller().equals(asked.getCaller());
    return counts ? new Export(asked, askedAt, Optional.of(next), opening, openedAt, end) : this;
  }

  /** After an opening; the first counts, of one that may go out. */
  Export with(ExportOpened next, Instant at) {
    return opening.isEmpty() && mayGoOut()
        ? new Export(asked, askedAt, decision, Optional.of(next), Optional.of(at), end)
        : this;
  }

  /** After the end of an opening. */
  Export with(ExportEnded next) {
    boolean counts =
        end.isEmpty()
            && opening.filter(at -> at.getOpening().equals(next.getOpening())).isPresent();
    return counts
        ? new Export(asked, askedAt, decision, opening, openedAt, Optional.of(next))
        : this;
  }
}
