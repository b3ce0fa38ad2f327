package io.placet.domain.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One contact under a {@link Plan}. It is judged at instants in order of time: at those of its
 * events, and at those at which something changes by itself. What comes late, older than the last
 * instant judged, counts as history and is judged at that instant. At one instant segments come
 * first, then scores, each by id. Times are whole milliseconds.
 */
public final class Live {
  private static final long NEVER_JUDGED = Long.MIN_VALUE;
  private static final int OVERHEAD = 100;

  private static final Comparator<Outcome> ORDER =
      Comparator.comparing(Live::isOfScore).thenComparing(Live::subject);

  private final PurposePlan[] plans;
  private final @Nullable Track[] tracks;

  /** Members of segments that are not evaluated. */
  private final Map<String, Member> others = new TreeMap<>();

  private final Plan plan;
  private Set<String> reach;
  private long judgedAt;

  Live(Plan plan, Known known) {
    this.plan = plan;
    plans = plan.purposes();
    tracks = new Track[plans.length];
    reach = known.reach();
    judgedAt = known.judgedAt().map(Instant::toEpochMilli).orElse(NEVER_JUDGED);
    List<KeptEvent> history = known.history();
    if (!history.isEmpty()) {
      judgedAt = Math.max(judgedAt, time(history.get(history.size() - 1)));
    }
    for (int at = 0; at < plans.length; at++) {
      for (KeptEvent kept : history) {
        if (kept.purposes().contains(plans[at].purpose)) {
          blank(at).load(kept.event(), time(kept), judgedAt);
        }
      }
    }
    for (Map.Entry<String, Member> member : known.members().entrySet()) {
      int at = plan.purposeOf(member.getKey());
      if (at >= 0) {
        blank(at);
      } else {
        others.put(member.getKey(), member.getValue());
      }
    }
    for (Track track : tracks) {
      if (track != null) {
        track.start(judgedAt, reach, known.members().keySet());
      }
    }
  }

  /**
   * Judges what changes by itself up to and including an instant, each at its own.
   *
   * @return in order of time
   */
  public List<Outcome> slideTo(Instant to) {
    List<Outcome> outcomes = new ArrayList<>();
    pass(to.toEpochMilli(), outcomes);
    arrive(to.toEpochMilli());
    judge(how(true), outcomes);
    return outcomes;
  }

  /** Takes in a new event; first slides to just before it. */
  public List<Outcome> take(KeptEvent kept) {
    List<Outcome> outcomes = new ArrayList<>();
    long time = time(kept);
    pass(time - 1, outcomes);
    arrive(time);
    for (int at = 0; at < plans.length; at++) {
      if (kept.purposes().contains(plans[at].purpose)) {
        track(at).take(kept.event(), time, judgedAt);
      }
    }
    judge(how(true), outcomes);
    return outcomes;
  }

  /**
   * Takes in where the contact may be reached from an instant on.
   *
   * @param channels the pairs {@code purpose/channel} of direct marketing
   */
  public List<Outcome> reach(Set<String> channels, Instant at) {
    List<Outcome> outcomes = new ArrayList<>();
    pass(at.toEpochMilli() - 1, outcomes);
    arrive(at.toEpochMilli());
    reach = Set.copyOf(channels);
    for (Track track : tracks) {
      if (track != null) {
        track.reach(reach, judgedAt);
      }
    }
    judge(how(true), outcomes);
    return outcomes;
  }

  /**
   * Judges everything, for the definitions are others than those by which the contact was judged
   * before: what differs is the definitions' doing. Of every score is said what it is, or that it
   * is none.
   */
  public List<Outcome> resync(Instant at) {
    arrive(at.toEpochMilli());
    List<Outcome> outcomes = new ArrayList<>();
    others.forEach(
        (segment, member) -> {
          if (!plan.isPaused(segment)) {
            outcomes.add(
                new Outcome.Exited(
                    segment, member.version(), judgedAt(), Outcome.Cause.ARCHIVED, List.of()));
          }
        });
    others.keySet().removeIf(segment -> !plan.isPaused(segment));
    judgeAnew(false, outcomes);
    return outcomes;
  }

  /**
   * Judges everything, for what was stored of the contact is other than what it was judged by: an
   * event was amended, or a purpose stands again. What differs is the rule's doing. Of every score
   * is said what it is, or that it is none.
   */
  public List<Outcome> amended(Instant at) {
    List<Outcome> outcomes = new ArrayList<>();
    arrive(at.toEpochMilli());
    judgeAnew(true, outcomes);
    return outcomes;
  }

  /**
   * The first instant at which a segment or a score can change by itself, or events are forgotten.
   */
  public Optional<Instant> nextChange() {
    return instant(next());
  }

  /** The first instant at which an event is no longer kept for one of its purposes. */
  public Optional<Instant> nextForgetting() {
    long next = Timers.NEVER;
    for (Track track : tracks) {
      next = track == null ? next : Math.min(next, track.forgetsAt());
    }
    return instant(next);
  }

  /** The newest instant at which anything was judged; {@link Instant#MIN} if nothing ever was. */
  public Instant judgedAt() {
    return judgedAt == NEVER_JUDGED ? Instant.MIN : Instant.ofEpochMilli(judgedAt);
  }

  /** How many bytes it takes, about. */
  public int weight() {
    int weight = OVERHEAD;
    for (Track track : tracks) {
      weight += track == null ? 0 : track.weight();
    }
    return weight;
  }

  /** How many rules were judged since it was taken up. */
  public int judged() {
    int judged = 0;
    for (Track track : tracks) {
      judged += track == null ? 0 : track.judged();
    }
    return judged;
  }

  /** Judges what changes by itself up to an instant; what is at odds waits for what comes then. */
  private void pass(long to, List<Outcome> outcomes) {
    for (long next = next(); next <= to; next = next()) {
      arrive(next);
      judge(how(false), outcomes);
    }
  }

  /** Goes to an instant, if it is a later one. */
  private void arrive(long at) {
    judgedAt = Math.max(judgedAt, at);
    for (Track track : tracks) {
      if (track != null && track.next() <= judgedAt) {
        track.pass(judgedAt);
      }
    }
  }

  private void judgeAnew(boolean byRule, List<Outcome> outcomes) {
    for (int purpose = 0; purpose < plans.length; purpose++) {
      if (plans[purpose].scores.length > 0) {
        track(purpose);
      }
    }
    judge(new Judging(judgedAt, true, byRule, true), outcomes);
  }

  private Judging how(boolean settles) {
    return new Judging(judgedAt, settles, true, false);
  }

  private void judge(Judging how, List<Outcome> outcomes) {
    int before = outcomes.size();
    int judged = 0;
    for (Track track : tracks) {
      if (track != null && track.isToBeJudged(how)) {
        track.judge(how, outcomes);
        judged++;
      }
    }
    if (judged > 1) {
      outcomes.subList(before, outcomes.size()).sort(ORDER);
    }
  }

  private long next() {
    long next = Timers.NEVER;
    for (Track track : tracks) {
      next = track == null ? next : Math.min(next, track.next());
    }
    return next;
  }

  private Track track(int purpose) {
    Track track = tracks[purpose];
    if (track == null) {
      track = blank(purpose);
      track.start(judgedAt, reach, Set.of());
    }
    return track;
  }

  private Track blank(int purpose) {
    Track track = tracks[purpose];
    if (track == null) {
      track = plans[purpose].blank.copy();
      tracks[purpose] = track;
    }
    return track;
  }

  private static long time(KeptEvent kept) {
    return kept.event().occurredAt().toEpochMilli();
  }

  private static Optional<Instant> instant(long millis) {
    return millis == Timers.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static boolean isOfScore(Outcome outcome) {
    return outcome instanceof Outcome.Scored || outcome instanceof Outcome.Unscored;
  }

  private static String subject(Outcome outcome) {
    if (outcome instanceof Outcome.Entered entered) {
      return entered.segment();
    }
    if (outcome instanceof Outcome.Exited exited) {
      return exited.segment();
    }
    return outcome instanceof Outcome.Scored scored
        ? scored.score().definition()
        : ((Outcome.Unscored) outcome).score();
  }
}
