package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.mail.MailHold;
import io.placet.domain.mail.MailSign;
import io.placet.domain.register.MailEvent;
import io.placet.domain.score.ScoreDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One contact's history and its way through segments and scores: all rules are judged, from the
 * events alone, at every instant at which anything of them may change.
 */
final class PlainProfile {
  /** An instant before all that a clock can say. */
  private static final Instant BEFORE_ALL = Instant.ofEpochMilli(Long.MIN_VALUE);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  /** A re-evaluation that waits for its definition. */
  record Waiting(String definition, int version, int partition, long offset) {}

  private final PlainJob job;
  private final SubjectId subject;
  private final PlainRows rows;
  private List<Kept> history = new ArrayList<>();
  private MailHold<Kept> mail = MailHold.none();
  private Set<String> reach = Set.of();
  private Set<String> restricted = Set.of();
  private List<Waiting> waiting = List.of();
  private Optional<Instant> lookAgainAt = Optional.empty();
  private Optional<Instant> judgedAt = Optional.empty();
  private Optional<PlainDefinitions.InForce> judgedBy = Optional.empty();

  PlainProfile(PlainJob job, SubjectId subject) {
    this(job, subject, new PlainRows(job, subject));
  }

  private PlainProfile(PlainJob job, SubjectId subject, PlainRows rows) {
    this.job = job;
    this.subject = subject;
    this.rows = rows;
  }

  PlainProfile copy() {
    PlainProfile copy = new PlainProfile(job, subject, rows.copy());
    copy.history = new ArrayList<>(history);
    copy.mail = mail;
    copy.reach = reach;
    copy.restricted = restricted;
    copy.waiting = waiting;
    copy.lookAgainAt = lookAgainAt;
    copy.judgedAt = judgedAt;
    copy.judgedBy = judgedBy;
    return copy;
  }

  /** How much is kept: a mark, a history, memberships, what is held. */
  int entries() {
    return (isNobody() ? 0 : 1)
        + (history.isEmpty() ? 0 : 1)
        + (rows.members().isEmpty() ? 0 : 1)
        + (mail.isEmpty() ? 0 : 1);
  }

  private boolean isJudged() {
    return !history.isEmpty() || !rows.members().isEmpty() || !rows.scores().isEmpty();
  }

  private boolean isNobody() {
    return !isJudged() && reach.isEmpty() && waiting.isEmpty() && mail.isEmpty();
  }

  /** Of whom nothing need be kept nothing is. */
  private void leave() {
    if (isNobody()) {
      rows.forget();
      history = new ArrayList<>();
      restricted = Set.of();
      lookAgainAt = Optional.empty();
      judgedAt = Optional.empty();
      judgedBy = Optional.empty();
    }
  }

  /** Rows follow their contact; with the key of the new epoch destroyed they cannot. */
  private void enter(int epoch) {
    if (isNobody() || epoch == Ground.DESTROYED_EPOCH || rows.epoch() == epoch) {
      return;
    }
    List<Kept> byTime = sorted(history);
    rows.move(
        epoch,
        (segment, member) ->
            judgedByNow()
                .flatMap(by -> Optional.ofNullable(by.live().get(segment)))
                .filter(known -> known.version() == member.version())
                .map(known -> reasons(known, view(byTime, known.purpose(), member.since())))
                .orElse(List.of()),
        id ->
            judgedByNow()
                .flatMap(by -> Optional.ofNullable(by.scores().get(id)))
                .flatMap(
                    score ->
                        judgedAt.flatMap(
                            at -> PlainScores.at(score, view(byTime, score.purpose(), at)))));
  }

  private Optional<PlainDefinitions.InForce> judgedByNow() {
    return Optional.of(job.definitions().inForce());
  }

  void enterEpoch(int epoch) {
    enter(epoch);
    leave();
  }

  private static List<Kept> sorted(List<Kept> events) {
    return events.stream().sorted(java.util.Comparator.comparing(Kept::at)).toList();
  }

  private PlainView view(List<Kept> events, String purpose, Instant at) {
    return new PlainView(
        events.stream()
            .filter(event -> event.purposes().contains(purpose))
            .filter(event -> !event.at().isAfter(at) && event.isKeptFor(purpose, at))
            .toList(),
        at,
        reach);
  }

  private PlainView view(String purpose, Instant at) {
    return view(restricted.contains(purpose) ? List.of() : sorted(history), purpose, at);
  }

  private boolean holds(PlainDefinitions.Segment segment, Instant at) {
    PlainView now = view(segment.purpose(), at);
    return !now.events().isEmpty() && segment.rule().holds(now);
  }

  private static List<String> reasons(PlainDefinitions.Segment segment, PlainView now) {
    return now.events().isEmpty() ? List.of() : segment.rule().reasons(now, "rule").toList();
  }

  /** Judges all segments and scores at an instant, whatever was touched. */
  private void judge(PlainDefinitions.InForce by, Instant at, String reason, boolean sayAll) {
    for (PlainDefinitions.Segment segment : by.live().values()) {
      boolean holds = holds(segment, at);
      if (holds != rows.members().containsKey(segment.id())) {
        rows.change(segment, holds, reason, at, reasons(segment, view(segment.purpose(), at)));
      }
    }
    for (ScoreDefinition score : by.scores().values()) {
      PlainView now = view(score.purpose(), at);
      String madeOf = PlainScores.madeOf(score, now);
      if (sayAll || !madeOf.equals(rows.madeOf(score.id()))) {
        rows.say(score.id(), PlainScores.at(score, now), madeOf);
      }
    }
  }

  private boolean changes(PlainDefinitions.InForce by, Instant at) {
    return by.live().values().stream()
            .anyMatch(segment -> holds(segment, at) != rows.members().containsKey(segment.id()))
        || by.scores().values().stream()
            .anyMatch(
                score ->
                    !PlainScores.madeOf(score, view(score.purpose(), at))
                        .equals(rows.madeOf(score.id())));
  }

  /** Judges at each instant until another, that included, at which something is another. */
  private void slide(PlainDefinitions.InForce by, Instant to) {
    if (judgedAt.isEmpty()) {
      return;
    }
    for (Instant at : new PlainInstants(by, history).between(judgedAt.get(), to, this::view)) {
      if (changes(by, at)) {
        judge(by, at, "RULE", false);
        judgedAt = Optional.of(at);
      }
    }
  }

  private static Instant later(Optional<Instant> one, Instant other) {
    return one.filter(other::isBefore).orElse(other);
  }

  /** Judges anew whoever was judged by other definitions. */
  private void refresh() {
    PlainDefinitions.InForce now = job.definitions().inForce();
    if (judgedBy.filter(now::means).isPresent()) {
      return;
    }
    job.remember(now);
    Instant at = later(judgedAt, job.eventTime());
    if (isJudged() && at.isAfter(Instant.MIN)) {
      judgedBy.filter(job::remembers).map(now::and).ifPresent(both -> slide(both, at));
      rows.archived(now, at);
      judge(now, at, "DEFINED", true);
      judgedAt = Optional.of(at);
    }
    judgedBy = Optional.of(now);
  }

  void take(Kept passed, Optional<MailSign> sign, boolean isAmended, int epoch, String revision) {
    enter(epoch);
    Optional<Kept> readable =
        passed.onlyFor(
            purpose -> Ground.isProfiling(purpose) && passed.isKeptFor(purpose, job.eventTime()));
    if (readable.isPresent()) {
      rows.name(epoch, isNobody());
      rows.hear(revision);
      refresh();
      Kept event = readable.get();
      if (sign.isEmpty() || sign.get().kind() == MailEvent.Kind.DELIVERED) {
        sign.ifPresent(one -> hold(one, event));
        count(event, true);
      } else if (!isAmended) {
        hold(sign.get(), event);
      } else if (history.stream().anyMatch(known -> known.id().equals(event.id()))) {
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
    PlainDefinitions.InForce now = job.definitions().inForce();
    if (judgedAt.filter(at -> at.isBefore(event.at())).isPresent()) {
      slide(now, event.at().minusMillis(1));
    }
    boolean isLifted = lifts && event.purposes().stream().anyMatch(restricted::contains);
    if (isLifted) {
      lift(event.purposes());
    }
    boolean replaces = history.removeIf(known -> known.id().equals(event.id()));
    history.add(event);
    boolean isRead = event.purposes().stream().anyMatch(purpose -> !restricted.contains(purpose));
    judgedAt = Optional.of(later(judgedAt, event.at()));
    if (isRead || replaces || isLifted) {
      judge(now, judgedAt.get(), "RULE", replaces || isLifted);
    }
  }

  /** Event time goes on: windows slide, held mails are released, what was kept long enough goes. */
  void slideTo(Instant time) {
    PlainJob.Looked looked = job.looked(subject);
    if (looked.refreshed()) {
      refresh();
    }
    for (Optional<Instant> next = next(time); next.isPresent(); next = next(time)) {
      Instant at = next.get();
      refresh();
      PlainDefinitions.InForce now = job.definitions().inForce();
      slide(now, at);
      release(at);
      forgetOld(at);
      leave();
    }
    Instant own = judgedAt.orElse(Instant.MIN);
    looked
        .at()
        .filter(at -> judgedAt.isPresent() && at.isAfter(own) && !at.isAfter(time))
        .ifPresent(at -> judgedAt = Optional.of(at));
  }

  private Optional<Instant> next(Instant time) {
    PlainDefinitions.InForce now = job.definitions().inForce();
    PlainDefinitions.InForce by =
        judgedBy.map(before -> before.means(now) ? now : before.and(now)).orElse(now);
    Stream<Instant> changes =
        judgedAt.stream()
            .flatMap(
                from ->
                    new PlainInstants(by, history)
                        .between(from, time, this::view).stream()
                            .filter(at -> changes(by, at))
                            .limit(1));
    Stream<Instant> ends =
        history.stream().flatMap(event -> event.purposes().stream().map(event::end));
    return Stream.of(changes, ends, mail.nextRelease().stream())
        .flatMap(all -> all)
        .filter(at -> !at.isAfter(time))
        .min(java.util.Comparator.naturalOrder());
  }

  private void release(Instant at) {
    if (mail.nextRelease().filter(due -> !due.isAfter(at)).isEmpty()) {
      return;
    }
    if (!history.isEmpty()) {
      judgedAt = Optional.of(later(judgedAt, at));
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

  private void forgetOld(Instant at) {
    keep(
        history.stream()
            .flatMap(event -> event.onlyFor(purpose -> event.isKeptFor(purpose, at)).stream())
            .toList());
    tidy();
  }

  private void keep(List<Kept> left) {
    if (!left.equals(history)) {
      history = new ArrayList<>(left);
      if (history.isEmpty() && rows.members().isEmpty()) {
        judgedAt = Optional.empty();
      }
    }
  }

  void reach(List<String> pairs, Instant at, int epoch) {
    enter(epoch);
    if (!reach.equals(Set.copyOf(pairs))) {
      rows.name(epoch, isNobody());
      refresh();
      if (history.isEmpty()) {
        reach = Set.copyOf(pairs);
      } else {
        PlainDefinitions.InForce now = job.definitions().inForce();
        slide(now, at.minusMillis(1));
        reach = Set.copyOf(pairs);
        judgedAt = Optional.of(later(judgedAt, at));
        judge(now, judgedAt.get(), "RULE", false);
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
    if (purposes.stream().anyMatch(restricted::contains)) {
      rows.hear(revision);
      refresh();
      PlainDefinitions.InForce now = job.definitions().inForce();
      if (judgedAt.filter(judged -> judged.isBefore(at)).isPresent()) {
        slide(now, at.minusMillis(1));
      }
      lift(purposes);
      if (!history.isEmpty()) {
        judgedAt = Optional.of(later(judgedAt, at));
        judge(now, judgedAt.get(), "RULE", true);
      }
    }
    leave();
  }

  private void lift(List<String> purposes) {
    Set<String> left = new TreeSet<>(restricted);
    purposes.forEach(left::remove);
    restricted = left;
  }

  void reevaluate(Waiting asked, int epoch) {
    enter(epoch);
    lookAt(asked, epoch);
    leave();
  }

  private void lookAt(Waiting asked, int epoch) {
    if (job.definitions().newest(asked.definition()) >= asked.version()) {
      refresh();
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
      Set<String> restrictedNow = new TreeSet<>(restricted);
      if (!keepsHistory) {
        restrictedNow.removeAll(purposes);
        keep(
            history.stream()
                .flatMap(event -> event.onlyFor(purpose -> !purposes.contains(purpose)).stream())
                .toList());
      } else if (!history.isEmpty()) {
        restrictedNow.addAll(purposes);
      }
      restricted = restrictedNow;
      rows.forgetMadeOf(purposes);
    }
    leave();
  }

  void erase(int epoch, Instant at, String revision) {
    if (!isNobody()) {
      rows.hear(revision);
    }
    rows.erase(at);
    history = new ArrayList<>();
    mail = MailHold.none();
    reach = Set.of();
    waiting = List.of();
    leave();
  }
}
