package io.placet.domain.live;

import io.placet.domain.event.Event;
import io.placet.domain.live.Outcome.Cause;
import io.placet.domain.live.Outcome.Entered;
import io.placet.domain.live.Outcome.Exited;
import io.placet.domain.score.Explained;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Evaluation;
import io.placet.domain.segment.Keeping;
import io.placet.domain.segment.Moment;
import io.placet.domain.segment.Past;
import io.placet.domain.segment.Reason;
import io.placet.domain.segment.Segment;
import io.placet.domain.segment.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One contact under a {@link Plan}. It is judged at instants in order of time: at those of its
 * events, and at those at which something changes by itself. What comes late, older than the last
 * instant judged, counts as history and is judged at that instant. At one instant segments come
 * first, then scores, each by id.
 */
public final class Live {
  private final Plan plan;
  private final List<KeptEvent> history;
  private final Map<String, Member> stored;
  private final Set<String> members = new HashSet<>();
  private final Map<String, Optional<Explained>> given = new HashMap<>();
  private final Set<String> unsaid = new HashSet<>();
  private Set<String> reach;
  private Instant judgedAt;

  Live(Plan plan, Known known) {
    this.plan = plan;
    history = new ArrayList<>(known.history());
    stored = new TreeMap<>(known.members());
    stored.keySet().stream().filter(plan::evaluates).forEach(members::add);
    reach = known.reach();
    judgedAt = known.judgedAt().orElse(Instant.MIN);
    if (!history.isEmpty()) {
      judgedAt = later(judgedAt, history.get(history.size() - 1).event().occurredAt());
    }
    for (ScoreDefinition score : plan.scores) {
      if (explain(score).isEmpty()) {
        unsaid.add(score.id());
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
    slide(to, outcomes);
    judge(to, score -> false, true, outcomes);
    return outcomes;
  }

  /** Takes in a new event; first slides to just before it. */
  public List<Outcome> take(KeptEvent kept) {
    List<Outcome> outcomes = new ArrayList<>();
    Event event = kept.event();
    slide(event.occurredAt().minusMillis(1), outcomes);
    Instant at = later(event.occurredAt(), judgedAt);
    Set<String> fresh = new HashSet<>();
    for (String purpose : kept.purposes()) {
      if (kept(purpose, at).isEmpty()) {
        fresh.add(purpose);
      }
    }
    int place = history.size();
    while (place > 0 && history.get(place - 1).event().occurredAt().isAfter(event.occurredAt())) {
      place--;
    }
    history.add(place, kept);
    judge(
        at,
        score ->
            kept.purposes().contains(score.purpose())
                && end(kept, score.purpose()).isAfter(at)
                && (fresh.contains(score.purpose())
                    || score.model().eventTypes().contains(event.type())),
        true,
        outcomes);
    return outcomes;
  }

  /**
   * Takes in where the contact may be reached from an instant on.
   *
   * @param channels the pairs {@code purpose/channel} of direct marketing
   */
  public List<Outcome> reach(Set<String> channels, Instant at) {
    List<Outcome> outcomes = new ArrayList<>();
    slide(at.minusMillis(1), outcomes);
    reach = Set.copyOf(channels);
    judge(at, score -> false, true, outcomes);
    return outcomes;
  }

  /**
   * Judges everything, for the definitions are others than those by which the contact was judged
   * before: what differs is the definitions' doing. Of every score is said what it is, or that it
   * is none.
   */
  public List<Outcome> resync(Instant at) {
    List<Outcome> outcomes = new ArrayList<>();
    Instant now = later(judgedAt, at);
    stored.forEach(
        (segment, member) -> {
          if (!plan.evaluates(segment) && !plan.paused.contains(segment)) {
            outcomes.add(new Exited(segment, member.version(), now, Cause.ARCHIVED, List.of()));
          }
        });
    stored.keySet().removeIf(segment -> !plan.paused.contains(segment));
    unsaid.clear();
    judge(at, score -> true, false, outcomes);
    return outcomes;
  }

  /**
   * The first instant at which a segment or a score can change by itself, or events are forgotten.
   */
  public Optional<Instant> nextChange() {
    if (judgedAt.equals(Instant.MIN)) {
      return Optional.empty();
    }
    Instant next = nextForgetting().orElse(Instant.MAX);
    for (Segment segment : plan.segments) {
      Optional<Instant> change =
          Evaluation.nextChange(
              segment.rule(),
              new Moment(past(segment.purpose()), judgedAt),
              members.contains(segment.id()));
      next = earlier(next, change.orElse(Instant.MAX));
    }
    for (ScoreDefinition score : plan.scores) {
      next = earlier(next, nextChange(score));
    }
    return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
  }

  /** The first instant at which an event is no longer kept for one of its purposes. */
  public Optional<Instant> nextForgetting() {
    Instant next = Instant.MAX;
    for (KeptEvent event : history) {
      for (String purpose : event.purposes()) {
        Instant end = end(event, purpose);
        next = end.isAfter(judgedAt) ? earlier(next, end) : next;
      }
    }
    return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
  }

  /** The newest instant at which anything was judged; {@link Instant#MIN} if nothing ever was. */
  public Instant judgedAt() {
    return judgedAt;
  }

  /** How many bytes it takes, about. */
  public int weight() {
    return 1_000 + 200 * history.size();
  }

  private void slide(Instant to, List<Outcome> outcomes) {
    Optional<Instant> next = nextChange();
    while (next.isPresent() && !next.get().isAfter(to)) {
      judge(next.get(), score -> false, true, outcomes);
      next = nextChange();
    }
  }

  private void judge(
      Instant to, Predicate<ScoreDefinition> touches, boolean byRule, List<Outcome> outcomes) {
    Instant at = later(judgedAt, to);
    List<ScoreDefinition> touched =
        plan.scores.stream()
            .filter(score -> touches.test(score) || !nextChange(score).isAfter(at))
            .toList();
    judgedAt = at;
    for (Segment segment : plan.segments) {
      judge(segment, byRule, outcomes);
    }
    for (ScoreDefinition score : touched) {
      compute(score, outcomes);
    }
  }

  private void judge(Segment segment, boolean byRule, List<Outcome> outcomes) {
    Moment now = new Moment(past(segment.purpose()), judgedAt);
    boolean holds = Evaluation.holds(segment.rule(), now);
    if (holds == members.contains(segment.id())) {
      return;
    }
    List<Reason> reasons = Reason.of(segment.rule(), now);
    if (holds) {
      members.add(segment.id());
      outcomes.add(new Entered(segment.id(), segment.version(), judgedAt, byRule, reasons));
    } else {
      members.remove(segment.id());
      Cause cause = byRule ? Cause.RULE : Cause.DEFINED;
      outcomes.add(new Exited(segment.id(), segment.version(), judgedAt, cause, reasons));
    }
  }

  private void compute(ScoreDefinition score, List<Outcome> outcomes) {
    Optional<Explained> now = explain(score);
    if (now.equals(given.put(score.id(), now))) {
      return;
    }
    if (now.isPresent()) {
      unsaid.remove(score.id());
      outcomes.add(new Outcome.Scored(score.of(now.get(), judgedAt)));
    } else if (unsaid.add(score.id())) {
      outcomes.add(new Outcome.Unscored(score.id()));
    }
  }

  /** Of whom nothing is kept no model says anything. */
  private Optional<Explained> explain(ScoreDefinition score) {
    List<Event> events = kept(score.purpose(), judgedAt);
    return events.isEmpty() ? Optional.empty() : score.model().explain(events, judgedAt);
  }

  private Instant nextChange(ScoreDefinition score) {
    List<Event> events = kept(score.purpose(), judgedAt);
    if (events.isEmpty()) {
      return Instant.MAX;
    }
    Keeping keeping = keeping(score.purpose());
    Instant next = score.model().nextChange(events, judgedAt);
    for (Event event : events) {
      if (score.model().eventTypes().contains(event.type())) {
        next = earlier(next, keeping.end(event.occurredAt()));
      }
    }
    return earlier(next, keeping.end(events.get(events.size() - 1).occurredAt()));
  }

  private List<Event> kept(String purpose, Instant at) {
    return at.equals(Instant.MIN) ? List.of() : new Moment(past(purpose), at).in(Window.EVER);
  }

  private Past past(String purpose) {
    List<Event> events = new ArrayList<>();
    for (KeptEvent event : history) {
      if (event.purposes().contains(purpose)) {
        events.add(event.event());
      }
    }
    return new Past(events, keeping(purpose), reach);
  }

  private Instant end(KeptEvent event, String purpose) {
    return keeping(purpose).end(event.event().occurredAt());
  }

  private Keeping keeping(String purpose) {
    return plan.keepings.getOrDefault(purpose, Keeping.FOR_EVER);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
