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
import io.placet.domain.segment.Reason;
import io.placet.domain.segment.Segment;
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
 * What {@link Live} means, for the reader: it keeps the whole past, and at every instant at which
 * anything may change it judges every segment by its rule. Only a score is not told at every
 * instant, for points fade all the time: it is when something that its model looks at comes or is
 * forgotten, and when the model says that it changes.
 */
final class PlainLive {
  private final Definitions definitions;
  private final PlainPast past;
  private final Map<String, Member> stored;
  private final Set<String> members = new HashSet<>();

  /** Where stored memberships and rules differed at the start. */
  private final Set<String> odds = new HashSet<>();

  /** What was said of scores, or is taken for said when a contact is taken up. */
  private final Map<String, Optional<Explained>> said = new HashMap<>();

  /** The scores of which nothing was to be said when the contact was taken up. */
  private final Set<String> silent = new HashSet<>();

  private Instant judgedAt;

  PlainLive(Definitions definitions, Known known) {
    this.definitions = definitions;
    past = new PlainPast(definitions, known);
    stored = new TreeMap<>(known.members());
    judgedAt = later(known.judgedAt().orElse(Instant.MIN), past.newest());
    for (Segment segment : definitions.segments()) {
      if (stored.containsKey(segment.id())) {
        members.add(segment.id());
      }
      if (stored.containsKey(segment.id()) != holds(segment)) {
        odds.add(segment.id());
      }
    }
    for (ScoreDefinition score : definitions.scores()) {
      said.put(score.id(), explain(score));
      if (explain(score).isEmpty()) {
        silent.add(score.id());
      }
    }
  }

  /**
   * Judges what changes by itself up to and including an instant, each at its own.
   *
   * @return in order of time
   */
  List<Outcome> slideTo(Instant to) {
    List<Outcome> outcomes = new ArrayList<>();
    slide(to, outcomes);
    judge(to, score -> false, true, false, outcomes);
    return outcomes;
  }

  /** Takes in a new event; first slides to just before it. */
  List<Outcome> take(KeptEvent kept) {
    List<Outcome> outcomes = new ArrayList<>();
    Event event = kept.event();
    slide(event.occurredAt().minusMillis(1), outcomes);
    Instant at = later(event.occurredAt(), judgedAt);
    Set<String> fresh = new HashSet<>();
    for (String purpose : kept.purposes()) {
      if (past.kept(purpose, at).isEmpty()) {
        fresh.add(purpose);
      }
    }
    past.add(kept);
    judge(
        at,
        score ->
            kept.purposes().contains(score.purpose())
                && past.end(kept, score.purpose()).isAfter(at)
                && (fresh.contains(score.purpose())
                    || score.model().eventTypes().contains(event.type())),
        true,
        false,
        outcomes);
    return outcomes;
  }

  /**
   * Takes in where the contact may be reached from an instant on.
   *
   * @param channels the pairs {@code purpose/channel} of direct marketing
   */
  List<Outcome> reach(Set<String> channels, Instant at) {
    List<Outcome> outcomes = new ArrayList<>();
    slide(at.minusMillis(1), outcomes);
    past.reach(channels);
    judge(at, score -> false, true, false, outcomes);
    return outcomes;
  }

  /**
   * Judges everything, for the definitions are others than those by which the contact was judged
   * before: what differs is the definitions' doing. Of every score is said what it is, or that it
   * is none.
   */
  List<Outcome> resync(Instant at) {
    List<Outcome> outcomes = new ArrayList<>();
    Instant now = later(judgedAt, at);
    odds.clear();
    stored.forEach(
        (segment, member) -> {
          if (!definitions.evaluates(segment) && !definitions.paused().contains(segment)) {
            outcomes.add(new Exited(segment, member.version(), now, Cause.ARCHIVED, List.of()));
          }
        });
    stored.keySet().removeIf(segment -> !definitions.paused().contains(segment));
    judge(at, score -> true, false, true, outcomes);
    return outcomes;
  }

  /** Judges everything, for something was amended. */
  List<Outcome> amended(Instant at) {
    List<Outcome> outcomes = new ArrayList<>();
    odds.clear();
    judge(at, score -> true, true, true, outcomes);
    return outcomes;
  }

  /**
   * The first instant at which a segment or a score can change by itself, or events are forgotten.
   */
  Optional<Instant> nextChange() {
    if (judgedAt.equals(Instant.MIN)) {
      return Optional.empty();
    }
    Instant next = nextForgetting().orElse(Instant.MAX);
    for (Segment segment : definitions.segments()) {
      Optional<Instant> change =
          Evaluation.nextChange(
              segment.rule(),
              new Moment(past.of(segment.purpose()), judgedAt),
              members.contains(segment.id()));
      next = earlier(next, change.orElse(Instant.MAX));
    }
    for (ScoreDefinition score : definitions.scores()) {
      next = earlier(next, nextChange(score));
    }
    return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
  }

  /** The first instant at which an event is no longer kept for one of its purposes. */
  Optional<Instant> nextForgetting() {
    return past.nextForgetting(judgedAt);
  }

  /** The newest instant at which anything was judged; {@link Instant#MIN} if nothing ever was. */
  Instant judgedAt() {
    return judgedAt;
  }

  private void slide(Instant to, List<Outcome> outcomes) {
    Optional<Instant> next = nextChange();
    while (next.isPresent() && !next.get().isAfter(to)) {
      judge(next.get(), score -> false, true, false, outcomes);
      next = nextChange();
    }
    odds.clear();
  }

  private void judge(
      Instant to,
      Predicate<ScoreDefinition> touches,
      boolean byRule,
      boolean anew,
      List<Outcome> outcomes) {
    Instant at = later(judgedAt, to);
    List<ScoreDefinition> touched =
        definitions.scores().stream()
            .filter(score -> touches.test(score) || !nextChange(score).isAfter(at))
            .toList();
    judgedAt = at;
    for (Segment segment : definitions.segments()) {
      if (!odds.contains(segment.id())) {
        judge(segment, byRule, outcomes);
      }
    }
    for (ScoreDefinition score : touched) {
      say(score, anew, outcomes);
    }
  }

  private boolean holds(Segment segment) {
    return !past.kept(segment.purpose(), judgedAt).isEmpty()
        && segment.rule().holds(new Moment(past.of(segment.purpose()), judgedAt));
  }

  private void judge(Segment segment, boolean byRule, List<Outcome> outcomes) {
    boolean holds = holds(segment);
    if (holds == members.contains(segment.id())) {
      return;
    }
    List<Reason> reasons =
        Reason.of(segment.rule(), new Moment(past.of(segment.purpose()), judgedAt));
    if (holds) {
      members.add(segment.id());
      outcomes.add(new Entered(segment.id(), segment.version(), judgedAt, byRule, reasons));
    } else {
      members.remove(segment.id());
      Cause cause = byRule ? Cause.RULE : Cause.DEFINED;
      outcomes.add(new Exited(segment.id(), segment.version(), judgedAt, cause, reasons));
    }
  }

  private void say(ScoreDefinition score, boolean anew, List<Outcome> outcomes) {
    Optional<Explained> now = explain(score);
    Optional<Explained> before = said.getOrDefault(score.id(), Optional.empty());
    boolean isNews;
    if (now.isPresent()) {
      isNews = anew || before.isEmpty() || !score.model().isSame(now.get(), before.get());
    } else {
      isNews = before.isPresent() || (anew && silent.contains(score.id()));
    }
    if (!isNews) {
      return;
    }
    silent.remove(score.id());
    said.put(score.id(), now);
    outcomes.add(
        now.<Outcome>map(explained -> new Outcome.Scored(score.of(explained, judgedAt)))
            .orElseGet(() -> new Outcome.Unscored(score.id())));
  }

  /** Of whom nothing is kept no model says anything. */
  private Optional<Explained> explain(ScoreDefinition score) {
    List<Event> events = past.kept(score.purpose(), judgedAt);
    return events.isEmpty() ? Optional.empty() : score.model().explain(events, judgedAt);
  }

  private Instant nextChange(ScoreDefinition score) {
    List<Event> events = past.kept(score.purpose(), judgedAt);
    if (events.isEmpty()) {
      return Instant.MAX;
    }
    Keeping keeping = definitions.keeping(score.purpose());
    Instant next = score.model().nextChange(events, judgedAt);
    for (Event event : events) {
      if (score.model().eventTypes().contains(event.type())) {
        next = earlier(next, keeping.end(event.occurredAt()));
      }
    }
    return earlier(next, keeping.end(events.get(events.size() - 1).occurredAt()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
