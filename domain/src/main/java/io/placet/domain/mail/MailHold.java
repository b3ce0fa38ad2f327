package io.placet.domain.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A contact's recent e-mails, and the reactions to them that wait until it is known whether a
 * person made them. The second click of a scanner gives away its first, and a delivery may be told
 * after what was done at it: so every open and click is held for {@link #HOLD}, and is judged once,
 * when that time is over, by all that is known of its e-mail by then. What counts then counts with
 * its own time; what looks like a scanner's never counts: it scores nothing, enters no segment and
 * is in no history. It extends no retention either, which nothing here could: what is kept is kept
 * for a period from when it happened, whatever comes later.
 *
 * <p>The instants are those of event time. Which reactions count does not depend on the order in
 * which events come, nor on when {@link #release} is called, as long as event time has got there.
 *
 * <p>Not noticed: a reaction before its delivery by more than {@link #HOLD}; one that comes more
 * than {@link #REMEMBERED} after what gives it away; and a scanner that follows one link only,
 * later than at delivery.
 *
 * <p>Who keeps it sets a timer to {@link #nextRelease}, calls {@link #without} when a purpose ends,
 * and drops all of it with the contact. An amended reaction takes the place of the one in the
 * history; where there is none, it is dropped, for the first one may have been a scanner's.
 *
 * @param recent in order of coming; at most {@link #MOST} that are held and as many that are not
 * @param <E> what the keeper keeps of a held event until it counts
 */
public record MailHold<E>(List<Seen<E>> recent) {
  /**
   * How long a reaction is held, in event time from when it happened, or from when it came where it
   * came late. Twice {@link Scanners#BURST}: as far away is the latest click that tells of it.
   */
  public static final Duration HOLD = Scanners.BURST.multipliedBy(2);

  /** How long after it came a sign can give away another that comes late. */
  public static final Duration REMEMBERED = Duration.ofHours(1);

  /** How many signs are held at most, and how many are remembered besides. */
  public static final int MOST = 32;

  public MailHold {
    recent = List.copyOf(recent);
  }

  /**
   * A sign that came.
   *
   * @param purposes for which it may be read; with the last of them it goes
   * @param since from when it is held or remembered: when it happened, or when it came
   * @param held the event while it waits; empty for what is only remembered
   */
  public record Seen<E>(MailSign sign, Set<String> purposes, Instant since, Optional<E> held) {
    public Seen {
      purposes = Set.copyOf(purposes);
    }

    private Instant until() {
      return since.plus(HOLD);
    }

    /** Whether it tells of another: it happened and came in time for that, whenever one asks. */
    private boolean tellsOf(Seen<E> other) {
      return !sign.at().isAfter(other.until()) && !since.isBefore(other.since().minus(REMEMBERED));
    }

    private Seen<E> remembered() {
      return new Seen<>(sign, purposes, since, Optional.empty());
    }
  }

  /** What becomes of an event that came. */
  public sealed interface Decision {
    /** It counts now: nothing about a delivery is doubtful. */
    record Passes() implements Decision {}

    /** It is kept here; {@link MailHold#release} at this instant says whether it counts. */
    record Held(Instant until) implements Decision {}

    /** It never counts: no person reacts so often within so short a time. */
    record Never() implements Decision {}
  }

  /** A decision, and what is kept after it. */
  public record Taken<E>(Decision decision, MailHold<E> hold) {}

  /** An event that counts, for the purposes for which it still may. */
  public record Counting<E>(E event, Set<String> purposes) {
    public Counting {
      purposes = Set.copyOf(purposes);
    }
  }

  /**
   * What is held no longer.
   *
   * @param counting what counts, by when it happened
   * @param never how many looked like a scanner's, to be counted and forgotten
   * @param hold what is kept
   */
  public record Released<E>(List<Counting<E>> counting, int never, MailHold<E> hold) {
    public Released {
      counting = List.copyOf(counting);
    }
  }

  /** Of a contact of whose e-mails nothing is known. */
  public static <E> MailHold<E> none() {
    return new MailHold<>(List.of());
  }

  /** Whether there is nothing to keep. */
  public boolean isEmpty() {
    return recent.isEmpty();
  }

  /**
   * Takes in what an event tells of an e-mail.
   *
   * @param purposes for which the event passed the gate
   * @param event to be kept while it is held
   * @param now event time; what happened after it came in time
   */
  public Taken<E> take(MailSign sign, Set<String> purposes, E event, Instant now) {
    Instant since = sign.at().isAfter(now) ? sign.at() : now;
    if (!sign.isReaction()) {
      Seen<E> delivery = new Seen<>(sign, purposes, since, Optional.empty());
      return new Taken<>(new Decision.Passes(), with(delivery, now));
    }
    if (held() >= MOST) {
      Seen<E> refused = new Seen<>(sign, purposes, since, Optional.empty());
      return new Taken<>(new Decision.Never(), with(refused, now));
    }
    Seen<E> waits = new Seen<>(sign, purposes, since, Optional.of(event));
    return new Taken<>(new Decision.Held(waits.until()), with(waits, now));
  }

  /** When the next held event is to be released. */
  public Optional<Instant> nextRelease() {
    return nextRelease(recent);
  }

  private static <E> Optional<Instant> nextRelease(List<Seen<E>> signs) {
    Instant next = Instant.MAX;
    for (Seen<E> sign : signs) {
      if (sign.held().isPresent() && sign.until().isBefore(next)) {
        next = sign.until();
      }
    }
    return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
  }

  /**
   * Judges what has been held long enough.
   *
   * @param now event time; all that happened until then has come, but for what comes late
   */
  public Released<E> release(Instant now) {
    List<Seen<E>> kept = new ArrayList<>();
    List<Seen<E>> due = new ArrayList<>();
    for (Seen<E> seen : recent) {
      boolean isDue = seen.held().isPresent() && !seen.until().isAfter(now);
      kept.add(isDue ? seen.remembered() : seen);
      if (isDue) {
        due.add(seen);
      }
    }
    List<Counting<E>> counting =
        due.stream()
            .filter(seen -> !Scanners.isScannerLike(seen.sign(), knownOf(seen)))
            .sorted(Comparator.comparing(seen -> seen.sign().at()))
            .map(seen -> new Counting<>(seen.held().orElseThrow(), seen.purposes()))
            .toList();
    return new Released<>(counting, due.size() - counting.size(), of(kept, now));
  }

  /** What is left when a purpose has ended: what was read for it alone is gone. */
  public MailHold<E> without(String purpose) {
    List<Seen<E>> left = new ArrayList<>();
    for (Seen<E> seen : recent) {
      List<String> others = seen.purposes().stream().filter(p -> !p.equals(purpose)).toList();
      if (!others.isEmpty()) {
        left.add(new Seen<>(seen.sign(), Set.copyOf(others), seen.since(), seen.held()));
      }
    }
    return new MailHold<>(left);
  }

  private List<MailSign> knownOf(Seen<E> reaction) {
    return recent.stream().filter(seen -> seen.tellsOf(reaction)).map(Seen::sign).toList();
  }

  private long held() {
    return recent.stream().filter(seen -> seen.held().isPresent()).count();
  }

  private MailHold<E> with(Seen<E> one, Instant now) {
    List<Seen<E>> all = new ArrayList<>(recent);
    all.add(one);
    return of(all, now);
  }

  /**
   * Forgets what is only remembered where nothing needs it any more, and the oldest of too much.
   */
  private static <E> MailHold<E> of(List<Seen<E>> seen, Instant now) {
    Instant needed = nextRelease(seen).filter(now::isAfter).orElse(now).minus(REMEMBERED);
    List<Seen<E>> kept = new ArrayList<>(seen);
    kept.removeIf(one -> one.held().isEmpty() && one.until().isBefore(needed));
    long tooMany = kept.stream().filter(one -> one.held().isEmpty()).count() - MOST;
    for (int index = 0; tooMany > 0; ) {
      if (kept.get(index).held().isEmpty()) {
        kept.remove(index);
        tooMany--;
      } else {
        index++;
      }
    }
    return new MailHold<>(kept);
  }
}
