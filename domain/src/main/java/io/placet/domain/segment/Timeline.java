package io.placet.domain.segment;

import io.placet.domain.event.Event;
import io.placet.domain.segment.Transition.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A contact's way through one segment. The rule is judged at every instant at which its truth can
 * change, so a contact leaves exactly when a window slides past, whether or not an event arrives,
 * and the result does not depend on when timers happen to fire.
 *
 * @param member whether the contact is in the segment
 * @param judgedAt the last instant judged
 */
public record Timeline(boolean member, Instant judgedAt) {
  /** A contact that was never judged. */
  public static final Timeline UNSEEN = new Timeline(false, Instant.MIN);

  /**
   * What an advance brought.
   *
   * @param transitions in order of time
   * @param nextChange when the truth can next change by itself
   */
  public record Advance(
      Timeline timeline, List<Transition> transitions, Optional<Instant> nextChange) {
    public Advance {
      transitions = List.copyOf(transitions);
    }
  }

  /** Judges at every instant up to and including {@code to} at which the truth can change. */
  public Advance slideTo(Instant to, Rule rule, Past past) {
    List<Transition> transitions = new ArrayList<>();
    Timeline now = this;
    Optional<Instant> change = now.changeAfter(rule, past);
    while (change.isPresent() && !change.get().isAfter(to)) {
      now = now.judge(change.get(), rule, past, transitions);
      change = now.changeAfter(rule, past);
    }
    return new Advance(now, transitions, change);
  }

  /**
   * Takes in a new event: first slides to just before it, then judges with it. A late event, older
   * than the last instant judged, counts as history and is judged at that instant.
   *
   * @param before the past without the event
   * @param after the past with it
   */
  public Advance take(Event event, Rule rule, Past before, Past after) {
    List<Transition> transitions = new ArrayList<>();
    Timeline now = this;
    if (event.occurredAt().isAfter(judgedAt)) {
      Advance slid = slideTo(event.occurredAt().minusNanos(1), rule, before);
      transitions.addAll(slid.transitions());
      now = slid.timeline();
    }
    Instant at = now.judgedAt.isAfter(event.occurredAt()) ? now.judgedAt : event.occurredAt();
    now = now.judge(at, rule, after, transitions);
    return new Advance(now, transitions, now.changeAfter(rule, after));
  }

  private Optional<Instant> changeAfter(Rule rule, Past past) {
    return judgedAt.equals(Instant.MIN)
        ? Optional.empty()
        : Evaluation.nextChange(rule, new Moment(past, judgedAt), member);
  }

  private Timeline judge(Instant at, Rule rule, Past past, List<Transition> transitions) {
    boolean holds = Evaluation.holds(rule, new Moment(past, at));
    if (holds != member) {
      transitions.add(new Transition(at, holds ? Direction.ENTERED : Direction.EXITED));
    }
    return new Timeline(holds, at);
  }
}
