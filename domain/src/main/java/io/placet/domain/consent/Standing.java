package io.placet.domain.consent;

import io.placet.domain.register.LegalBasis;
import java.util.Optional;

/**
 * What stands for one key after a prefix of the log.
 *
 * @param newest offset of the key's newest record, effective or not
 * @param consent the grant in force, until it ends by itself
 * @param ground the other basis that was established
 * @param closing a refusal that only a later confirmed grant by the person lifts
 * @param ended the newest record that took a grant away or asked for one, while there is none
 * @param pending id of a request that waits for the person's confirmation
 * @param restriction id of a restriction that stands, whatever else does (GDPR Article 18)
 * @param objection the newest objection, whether or not something lifted it since
 * @param liftedUpTo what the writer of the person's newest effective grant had seen: objections to
 *     that offset are lifted for this key
 */
public record Standing(
    long newest,
    Optional<Permission> consent,
    Optional<Permission> ground,
    Optional<Ending> closing,
    Optional<Ending> ended,
    Optional<String> pending,
    Optional<String> restriction,
    Optional<Objection> objection,
    long liftedUpTo) {
  private static final Standing NOTHING =
      new Standing(
          ContactConsents.NOTHING,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ContactConsents.NOTHING);

  /** What stands after the key's first record. */
  static Standing first(ConsentRecord record, long offset) {
    return NOTHING.then(record, offset);
  }

  /** Whether a refusal stands. */
  public boolean isClosed() {
    return closing.isPresent();
  }

  /** Whether an objection at an offset of the log still counts for this key. */
  public boolean isUnderObjection(long offset) {
    return offset > liftedUpTo;
  }

  /** What the person refused or objected to, alone; empty where that is nothing. */
  Optional<Standing> onlyRefusals() {
    Optional<Objection> objected = objection.filter(made -> isUnderObjection(made.offset()));
    if (closing.isEmpty() && objected.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Standing(
            newest,
            Optional.empty(),
            Optional.empty(),
            closing,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            objected,
            liftedUpTo));
  }

  /** What stands after one more record of the same key. */
  Standing then(ConsentRecord record, long offset) {
    return switch (record.state()) {
      case RESTRICTED -> restricted(offset, Optional.of(record.id()));
      case RESTRICTION_LIFTED ->
          record.actor().liftsRestrictions() ? restricted(offset, Optional.empty()) : at(offset);
      case REFUSED, WITHDRAWN, OBJECTED -> closed(record, offset);
      case REVOKED -> isClosed() ? at(offset) : revoked(record, offset);
      case EXPIRED, INVALIDATED -> isClosed() ? at(offset) : withoutConsent(record, offset);
      case REQUESTED -> requested(record, offset);
      case GIVEN, RENEWED -> granted(record, offset);
      case BASIS_ESTABLISHED -> established(record, offset);
    };
  }

  /** A refusal has effect whoever records it and whatever it follows. */
  private Standing closed(ConsentRecord record, long offset) {
    boolean objects = record.state() == ConsentState.OBJECTED;
    return new Standing(
        offset,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Ending(record.state(), record.id())),
        Optional.empty(),
        Optional.empty(),
        restriction,
        objects ? Optional.of(new Objection(record.id(), offset)) : objection,
        liftedUpTo);
  }

  private Standing revoked(ConsentRecord record, long offset) {
    return with(
        offset,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Ending(record.state(), record.id())),
        Optional.empty());
  }

  private Standing withoutConsent(ConsentRecord record, long offset) {
    return with(
        offset,
        Optional.empty(),
        ground,
        Optional.of(new Ending(record.state(), record.id())),
        pending);
  }

  /** A request neither takes a grant away nor lifts a refusal: it waits. */
  private Standing requested(ConsentRecord record, long offset) {
    boolean explains = consent.isEmpty() && ended.isEmpty() && !isClosed();
    return with(
        offset,
        consent,
        ground,
        explains ? Optional.of(new Ending(record.state(), record.id())) : ended,
        Optional.of(record.id()));
  }

  private Standing granted(ConsentRecord record, long offset) {
    boolean forbidden = isClosed() && !record.actor().liftsRefusals();
    if (forbidden || isOvertaken(record)) {
      return at(offset);
    }
    return new Standing(
        offset,
        Optional.of(Permission.of(LegalBasis.CONSENT, record)),
        ground,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        restriction,
        objection,
        record.actor().liftsRefusals() ? lifts(record) : liftedUpTo);
  }

  private long lifts(ConsentRecord record) {
    return Math.max(liftedUpTo, Math.max(record.seen(), record.follows()));
  }

  private Standing established(ConsentRecord record, long offset) {
    return isClosed() || isOvertaken(record)
        ? at(offset)
        : with(
            offset,
            consent,
            Optional.of(Permission.of(record.basis(), record)),
            Optional.empty(),
            pending);
  }

  /**
   * Another record precedes it in the log than the newest its writer saw: what it permits might be
   * forbidden meanwhile.
   */
  private boolean isOvertaken(ConsentRecord record) {
    return record.follows() != newest;
  }

  private Standing at(long offset) {
    return with(offset, consent, ground, ended, pending);
  }

  private Standing restricted(long offset, Optional<String> by) {
    return new Standing(
        offset, consent, ground, closing, ended, pending, by, objection, liftedUpTo);
  }

  private Standing with(
      long offset,
      Optional<Permission> nextConsent,
      Optional<Permission> nextGround,
      Optional<Ending> nextEnded,
      Optional<String> nextPending) {
    return new Standing(
        offset,
        nextConsent,
        nextGround,
        closing,
        nextEnded,
        nextPending,
        restriction,
        objection,
        liftedUpTo);
  }
}
