package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.mail.MailHold;
import io.placet.domain.mail.MailSign;
import io.placet.domain.register.MailEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One contact behind the gate: its history, what is derived of it, and what waits. */
final class PlainProfile {
  /** An instant before all that a clock can say. */
  private static final Instant BEFORE_ALL = Instant.ofEpochMilli(Long.MIN_VALUE);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  /** A re-evaluation that waits for its definition. */
  record Waiting(String definition, int version, int partition, long offset) {}

  private final PlainJob job;
  private final SubjectId subject;
  private final PlainRows rows;
  private final PlainHistory history;
  private final PlainJudging judging;
  private MailHold<Kept> mail = MailHold.none();
  private List<Waiting> waiting = List.of();
  private Optional<Instant> lookAgainAt = Optional.empty();

  PlainProfile(PlainJob job, SubjectId subject) {
    this.job = job;
    this.subject = subject;
    rows = new PlainRows(job, subject);
    history = new PlainHistory();
    judging = new PlainJudging(job, history, rows);
  }

  private PlainProfile(PlainProfile other) {
    job = other.job;
    subject = other.subject;
    rows = other.rows.copy();
    history = other.history.copy();
    judging = other.judging.copy(history, rows);
    mail = other.mail;
    waiting = other.waiting;
    lookAgainAt = other.lookAgainAt;
  }

  PlainProfile copy() {
    return new PlainProfile(this);
  }

  /** How much is kept: a mark, a history, memberships, what is held. */
  int entries() {
    return (isNobody() ? 0 : 1)
        + (history.isEmpty() ? 0 : 1)
        + (rows.members().isEmpty() ? 0 : 1)
        + (mail.isEmpty() ? 0 : 1);
  }

  private boolean isNobody() {
    return !judging.isJudged() && history.reach().isEmpty() && waiting.isEmpty() && mail.isEmpty();
  }

  /** Of whom nothing need be kept nothing is. */
  private void leave() {
    if (isNobody()) {
      rows.forget();
      history.forget();
      lookAgainAt = Optional.empty();
      judging.forget();
    }
  }

  /** Rows follow their contact; with the key of the new epoch destroyed they cannot. */
  private void enter(int epoch) {
    if (isNobody() || epoch == Ground.DESTROYED_EPOCH || rows.epoch() == epoch) {
      return;
    }
    rows.move(epoch, judging::reasonsAgain, judging::scoreAgain);
  }

  void enterEpoch(int epoch) {
    enter(epoch);
    leave();
  }

  void take(Kept passed, Optional<MailSign> sign, boolean isAmended, int epoch, String revision) {
    enter(epoch);
    Optional<Kept> readable =
        passed.onlyFor(
            purpose -> Ground.isProfiling(purpose) && passed.isKeptFor(purpose, job.eventTime()));
    if (readable.isPresent()) {
      rows.name(epoch, isNobody());
      rows.hear(revision);
      judging.refresh();
      Kept event = readable.get();
      if (sign.isEmpty() || sign.get().kind() == MailEvent.Kind.DELIVERED) {
        sign.ifPresent(one -> hold(one, event));
        count(event, true);
      } else if (!isAmended) {
        hold(sign.get(), event);
      } else if (history.holds(event)) {
        count(event, true);
      }
    }
    leave();
  }

  private void hold(MailSign sign, Kept event) {
    Instant now = job.eventTime().equals(Instant.MIN) ? BEFORE_ALL : job.eventTime();
    mail = mail.take(sign, Set.copyOf(event.purposes()), event, now).hold();
  }

  private void count(Kept event, boolean lifts) {
    judging.slideTo(event.at().minusMillis(1));
    boolean isLifted = lifts && history.isRestricted(event.purposes());
    if (isLifted) {
      history.lift(event.purposes());
    }
    boolean isAnew = history.take(event) || isLifted;
    if (isAnew || history.isReadBy(event.purposes())) {
      judging.judgeAt(event.at(), isAnew);
    } else {
      judging.moveTo(event.at());
    }
  }

  /** Event time goes on: windows slide, held mails are released, what was kept long enough goes. */
  void slideTo(Instant time) {
    PlainJob.Looked looked = job.looked(subject);
    if (looked.refreshed()) {
      judging.refresh();
    }
    for (Optional<Instant> next = next(time); next.isPresent(); next = next(time)) {
      Instant at = next.get();
      judging.refresh();
      judging.slideTo(at);
      release(at);
      if (history.keepUntil(at)) {
        judging.hasLess();
      }
      tidy();
      leave();
    }
    looked
        .at()
        .filter(at -> judging.judgedAt().isPresent() && !at.isAfter(time))
        .ifPresent(judging::moveTo);
  }

  private Optional<Instant> next(Instant time) {
    Stream<Instant> ends =
        history.events().stream().flatMap(event -> event.purposes().stream().map(event::end));
    return Stream.of(judging.nextChange(time).stream(), ends, mail.nextRelease().stream())
        .flatMap(all -> all)
        .filter(at -> !at.isAfter(time))
        .min(Comparator.naturalOrder());
  }

  private void release(Instant at) {
    if (mail.nextRelease().filter(due -> !due.isAfter(at)).isEmpty()) {
      return;
    }
    if (!history.isEmpty()) {
      judging.moveTo(at);
    }
    MailHold.Released<Kept> released = mail.release(at);
    mail = released.hold();
    for (MailHold.Counting<Kept> one : released.counting()) {
      one.event()
          .onlyFor(
              purpose -> one.purposes().contains(purpose) && one.event().isKeptFor(purpose, at))
          .ifPresent(event -> count(event, false));
    }
    tidy();
  }

  private void tidy() {
    if (history.isEmpty() && mail.nextRelease().isEmpty()) {
      mail = MailHold.none();
    }
  }

  void reach(List<String> pairs, Instant at, int epoch) {
    enter(epoch);
    if (!history.reach().equals(Set.copyOf(pairs))) {
      rows.name(epoch, isNobody());
      judging.refresh();
      judging.slideTo(at.minusMillis(1));
      history.reach(pairs);
      if (!history.isEmpty()) {
        judging.judgeAt(at, false);
      }
    }
    leave();
  }

  /** What was restricted is read again, if something is. */
  void lift(List<String> purposes, Instant at, int epoch, String revision) {
    if (purposes.isEmpty()) {
      return;
    }
    enter(epoch);
    if (history.isRestricted(purposes)) {
      rows.hear(revision);
      judging.refresh();
      judging.slideTo(at.minusMillis(1));
      history.lift(purposes);
      if (!history.isEmpty()) {
        judging.judgeAt(at, true);
      }
    }
    leave();
  }

  void reevaluate(Waiting asked, int epoch) {
    enter(epoch);
    lookAt(asked, epoch);
    leave();
  }

  private void lookAt(Waiting asked, int epoch) {
    if (job.definitions().newest(asked.definition()) >= asked.version()) {
      judging.refresh();
      job.out(Outcome.done(asked));
      return;
    }
    rows.name(epoch, isNobody());
    waiting = Stream.concat(waiting.stream(), Stream.of(asked)).toList();
    if (lookAgainAt.isEmpty()) {
      lookAgainAt = Optional.of(job.now().plus(LOOK_AGAIN));
    }
  }

  /** The wall clock goes on: whoever waits for a definition looks again. */
  void look() {
    if (lookAgainAt.filter(at -> !at.isAfter(job.now())).isPresent()) {
      List<Waiting> all = waiting;
      waiting = List.of();
      lookAgainAt = Optional.empty();
      all.forEach(asked -> lookAt(asked, rows.epoch()));
      leave();
    }
  }

  void shutOff(
      List<String> purposes, boolean keepsHistory, Instant at, int epoch, String revision) {
    enter(epoch);
    if (!isNobody()) {
      rows.hear(revision);
    }
    end(purposes, "WITHDRAWN", keepsHistory, at);
  }

  void expire(List<String> purposes, Instant at, int epoch) {
    if (!purposes.isEmpty()) {
      enter(epoch);
      end(purposes, "EXPIRED", false, at);
    }
  }

  private void end(List<String> purposes, String reason, boolean keepsHistory, Instant at) {
    if (!isNobody() && !purposes.isEmpty()) {
      rows.end(purposes, reason, at);
      for (String purpose : purposes) {
        mail = mail.without(purpose);
      }
      if (keepsHistory) {
        history.restrict(purposes);
      } else {
        history.lift(purposes);
        if (history.keep(purpose -> !purposes.contains(purpose))) {
          judging.hasLess();
        }
      }
      rows.forgetMadeOf(purposes);
    }
    leave();
  }

  void erase(int epoch, Instant at, String revision) {
    if (!isNobody()) {
      rows.hear(revision);
    }
    rows.erase(at);
    history.forget();
    history.reach(Set.of());
    mail = MailHold.none();
    waiting = List.of();
    leave();
  }
}
