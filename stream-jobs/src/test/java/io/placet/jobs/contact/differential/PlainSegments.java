package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Consumer;
import io.placet.domain.register.Purpose;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One contact's history and its way through the segments: each rule is judged, from the events
 * alone, when one happens and at every instant at which something leaves one of its windows.
 */
final class PlainSegments {
  /** Nothing of the contact is known. */
  private static final int NO_EPOCH = 0;

  /** An event as segments read it. */
  record Kept(String id, String type, Instant at, List<String> purposes, long total) {}

  /** Where a contact is with one segment. */
  private record Seat(boolean member, @Nullable Instant since, Instant judgedAt) {}

  private final PlainJob job;
  private final SubjectId subject;
  private final Map<String, Seat> seats;
  private List<Kept> history = List.of();

  /** Of the pseudonym that the rows have. */
  private int rowsIn = NO_EPOCH;

  PlainSegments(PlainJob job, SubjectId subject) {
    this(job, subject, new TreeMap<>());
  }

  private PlainSegments(PlainJob job, SubjectId subject, Map<String, Seat> seats) {
    this.job = job;
    this.subject = subject;
    this.seats = seats;
  }

  PlainSegments copy() {
    PlainSegments copy = new PlainSegments(job, subject, new TreeMap<>(seats));
    copy.history = history;
    copy.rowsIn = rowsIn;
    return copy;
  }

  /** How much is kept: a pseudonym, a history, and where the contact is with segments. */
  int entries() {
    return (rowsIn == NO_EPOCH ? 0 : 1) + (history.isEmpty() ? 0 : 1) + (seats.isEmpty() ? 0 : 1);
  }

  private String name() {
    return Words.name(subject, rowsIn);
  }

  /** Rows follow their contact; with the key of the new epoch destroyed they cannot. */
  void enter(int epoch) {
    if (rowsIn == NO_EPOCH || rowsIn == epoch || epoch == Ground.DESTROYED_EPOCH) {
      return;
    }
    String former = name();
    rowsIn = epoch;
    seats.forEach(
        (segment, seat) -> {
          if (seat.since() != null) {
            job.out(Outcome.rowGone(former, segment));
            job.out(Outcome.row(name(), segment, seat.since()));
          }
        });
  }

  void take(Kept event, int epoch) {
    enter(epoch);
    List<String> readable =
        event.purposes().stream()
            .filter(PlainSegments::isReadBySegments)
            .filter(purpose -> job.eventTime().isBefore(end(event, purpose)))
            .toList();
    if (readable.isEmpty()) {
      return;
    }
    Kept taken = new Kept(event.id(), event.type(), event.at(), readable, event.total());
    if (rowsIn == NO_EPOCH) {
      rowsIn = epoch;
    }
    for (PlainRule rule : PlainRule.ALL) {
      if (readable.contains(rule.purpose())) {
        Seat seat = seats.get(rule.segment());
        if (seat != null && taken.at().isAfter(seat.judgedAt())) {
          slide(rule, taken.at().minusMillis(1));
        }
      }
    }
    history = with(taken);
    for (PlainRule rule : PlainRule.ALL) {
      if (readable.contains(rule.purpose())) {
        Seat seat = seats.get(rule.segment());
        Instant judgedAt = seat == null ? Instant.MIN : seat.judgedAt();
        judge(rule, judgedAt.isAfter(taken.at()) ? judgedAt : taken.at());
      }
    }
  }

  /** An amended event takes the place of the first. */
  private List<Kept> with(Kept taken) {
    return Stream.concat(
            history.stream().filter(known -> !known.id().equals(taken.id())), Stream.of(taken))
        .sorted(Comparator.comparing(Kept::at))
        .toList();
  }

  private static boolean isReadBySegments(String purpose) {
    return Ground.REGISTER
        .purpose(purpose)
        .map(declared -> declared.consumers().contains(Consumer.SEGMENTS))
        .orElse(false);
  }

  private static Instant end(Kept event, String purpose) {
    Purpose declared = Ground.REGISTER.purpose(purpose).orElseThrow();
    return event
        .at()
        .atZone(ZoneOffset.UTC)
        .plus(declared.retention())
        .truncatedTo(ChronoUnit.DAYS)
        .plusDays(1)
        .toInstant();
  }

  private void judge(PlainRule rule, Instant at) {
    Seat before = seats.get(rule.segment());
    boolean was = before != null && before.member();
    boolean is = rule.holds(rule.reads(history), at);
    Instant since = is ? at : null;
    if (is && before != null && before.member()) {
      since = before.since();
    }
    if (is && !was) {
      job.out(Outcome.change(name(), rule.segment(), "ENTERED RULE", at));
      job.out(Outcome.row(name(), rule.segment(), at));
    } else if (was && !is) {
      exit(rule.segment(), "RULE", at);
    }
    seats.put(rule.segment(), new Seat(is, since, at));
  }

  private void exit(String segment, String reason, Instant at) {
    job.out(Outcome.change(name(), segment, "EXITED " + reason, at));
    job.out(Outcome.rowGone(name(), segment));
  }

  private void slide(PlainRule rule, Instant to) {
    Optional<Instant> next = nextChange(rule);
    while (next.isPresent() && !next.get().isAfter(to)) {
      judge(rule, next.get());
      next = nextChange(rule);
    }
  }

  private Optional<Instant> nextChange(PlainRule rule) {
    Seat seat = seats.get(rule.segment());
    return seat == null
        ? Optional.empty()
        : rule.changes(rule.reads(history), seat.judgedAt()).min(Comparator.naturalOrder());
  }

  /** Event time goes on: windows slide, and what was kept for long enough goes. */
  void slideTo(Instant time) {
    for (Optional<Instant> next = next(); isUntil(next, time); next = next()) {
      Instant at = next.orElseThrow();
      PlainRule.ALL.forEach(rule -> slide(rule, at));
      keep((event, purpose) -> at.isBefore(end(event, purpose)));
    }
  }

  private static boolean isUntil(Optional<Instant> next, Instant time) {
    return next.isPresent() && !next.get().isAfter(time);
  }

  private Optional<Instant> next() {
    Stream<Instant> ends =
        history.stream().flatMap(event -> event.purposes().stream().map(id -> end(event, id)));
    Stream<Instant> changes = PlainRule.ALL.stream().flatMap(rule -> nextChange(rule).stream());
    return Stream.concat(ends, changes).min(Comparator.naturalOrder());
  }

  /** Of the history only this stays; without any, only memberships do. */
  private void keep(BiPredicate<Kept, String> which) {
    List<Kept> rest = new ArrayList<>();
    for (Kept event : history) {
      List<String> purposes =
          event.purposes().stream().filter(purpose -> which.test(event, purpose)).toList();
      if (!purposes.isEmpty()) {
        rest.add(new Kept(event.id(), event.type(), event.at(), purposes, event.total()));
      }
    }
    history = rest;
    if (history.isEmpty()) {
      seats.values().removeIf(seat -> !seat.member());
      rowsIn = seats.isEmpty() ? NO_EPOCH : rowsIn;
    }
  }

  void shutOff(List<String> purposes, boolean keepsHistory, Instant at, int epoch) {
    enter(epoch);
    purposes.forEach(purpose -> end(purpose, "WITHDRAWN", at));
    if (!keepsHistory) {
      keep((event, purpose) -> !purposes.contains(purpose));
    }
  }

  void expire(List<String> purposes, Instant at, int epoch) {
    if (!purposes.isEmpty()) {
      enter(epoch);
      purposes.forEach(purpose -> end(purpose, "EXPIRED", at));
      keep((event, purpose) -> !purposes.contains(purpose));
    }
  }

  private void end(String purpose, String reason, Instant at) {
    for (PlainRule rule : PlainRule.ALL) {
      Seat seat = rule.purpose().equals(purpose) ? seats.remove(rule.segment()) : null;
      if (seat != null && seat.member()) {
        exit(rule.segment(), reason, at);
      }
    }
  }

  void erase(int epoch, Instant at) {
    rowsIn = rowsIn == NO_EPOCH ? epoch : rowsIn;
    seats.forEach(
        (segment, seat) -> {
          if (seat.member()) {
            exit(segment, "ERASED", at);
          }
        });
    seats.clear();
    history = List.of();
    rowsIn = NO_EPOCH;
  }
}
