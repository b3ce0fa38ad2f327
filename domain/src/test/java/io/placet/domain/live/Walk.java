package io.placet.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.live.LivePropertiesTest.Step;
import io.placet.domain.live.LivePropertiesTest.What;
import io.placet.domain.score.Score;
import io.placet.domain.segment.AnyHistory;
import io.placet.domain.segment.Evaluation;
import io.placet.domain.segment.Moment;
import io.placet.domain.segment.Past;
import io.placet.domain.segment.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A contact's way, followed twice. */
final class Walk {
  private Definitions definitions;
  private Definitions next;
  private Plan plan;
  private Live live;
  private PlainLive plain;
  private final List<KeptEvent> history = new ArrayList<>();
  private final Map<String, Member> members = new HashMap<>();
  private final Map<String, Score> scores = new HashMap<>();
  private final Map<String, Score> plainScores = new HashMap<>();
  private Set<String> reach = Set.of();
  private boolean isSettled = true;
  private Instant clock = AnyHistory.at(0);

  Walk(Definitions first, Definitions second) {
    definitions = first;
    next = second;
    plan = first.plan();
    live = plan.of(Known.NOTHING);
    plain = new PlainLive(first, Known.NOTHING);
  }

  void go(Step step) {
    isSettled = step.what() != What.AMEND && (isSettled || step.what() != What.REBUILD);
    Instant at = clock.plusSeconds(3_600L * step.hours()).plusMillis(step.millis());
    clock = at.isAfter(clock) ? at : clock;
    if (step.what() == What.TAKE) {
      Event event = new Event("e" + history.size(), step.event().type(), at, step.event().fields());
      KeptEvent kept = new KeptEvent(event, step.purposes(), "r");
      isSame(live.take(kept), plain.take(kept));
      add(kept);
    } else if (step.what() == What.SLIDE) {
      isSame(live.slideTo(at), plain.slideTo(at));
    } else if (step.what() == What.REACH) {
      reach = step.reach();
      isSame(live.reach(reach, at), plain.reach(reach, at));
    } else if (step.what() == What.REBUILD) {
      live = plan.of(known());
    } else if (step.what() == What.AMEND) {
      amend(step, at);
    } else {
      resync(at);
    }
  }

  /** In time order, behind those of the same time. */
  private void add(KeptEvent kept) {
    int place = history.size();
    while (place > 0
        && history.get(place - 1).event().occurredAt().isAfter(kept.event().occurredAt())) {
      place--;
    }
    history.add(place, kept);
  }

  /** What is no longer kept may be gone, or not yet. */
  private Known known() {
    if (history.size() % 2 == 0) {
      history.replaceAll(this::kept);
      history.removeIf(event -> event.purposes().isEmpty());
    }
    return new Known(history, members, judgedAt(), reach);
  }

  private KeptEvent kept(KeptEvent kept) {
    Set<String> purposes = new TreeSet<>(kept.purposes());
    Instant occurredAt = kept.event().occurredAt();
    purposes.removeIf(
        purpose -> !definitions.keeping(purpose).end(occurredAt).isAfter(live.judgedAt()));
    return new KeptEvent(kept.event(), purposes, kept.revision());
  }

  private Optional<Instant> judgedAt() {
    return Optional.of(live.judgedAt()).filter(Instant.MIN::isBefore);
  }

  private void amend(Step step, Instant at) {
    if (!history.isEmpty()) {
      int place = Math.floorMod(step.hours(), history.size());
      KeptEvent before = history.get(place);
      Event event =
          new Event(
              before.event().id(),
              before.event().type(),
              before.event().occurredAt(),
              step.event().fields());
      history.set(place, new KeptEvent(event, before.purposes(), before.revision()));
    }
    Known known = known();
    live = plan.of(known);
    plain = new PlainLive(definitions, known);
    if (step.millis() == 0) {
      isSame(live.amended(at), plain.amended(at));
    }
  }

  private void resync(Instant at) {
    Definitions before = definitions;
    definitions = next;
    next = before;
    plan = definitions.plan();
    Known known = known();
    live = plan.of(known);
    plain = new PlainLive(definitions, known);
    isSame(live.resync(at), plain.resync(at));
  }

  private void isSame(List<Outcome> told, List<Outcome> meant) {
    assertThat(told.stream().filter(outcome -> isNews(outcome, scores)))
        .containsExactlyElementsOf(
            meant.stream().filter(outcome -> isNews(outcome, plainScores)).toList());
    for (Outcome outcome : told) {
      if (outcome instanceof Outcome.Entered entered) {
        members.put(entered.segment(), new Member(entered.version(), entered.at()));
      } else if (outcome instanceof Outcome.Exited exited) {
        assertThat(members.remove(exited.segment())).isNotNull();
      }
    }
  }

  /** Who takes a contact up again may tell a score again. */
  private static boolean isNews(Outcome outcome, Map<String, Score> known) {
    if (outcome instanceof Outcome.Scored scored) {
      Score before = known.put(scored.score().definition(), scored.score());
      return before == null || !isSame(before, scored.score());
    }
    return !(outcome instanceof Outcome.Unscored unscored)
        || known.remove(unscored.score()) != null;
  }

  private static boolean isSame(Score one, Score other) {
    return one.version() == other.version()
        && one.value() == other.value()
        && one.contributions().equals(other.contributions());
  }

  void isAsMeant() {
    assertThat(live.judgedAt()).isEqualTo(plain.judgedAt());
    if (isSettled && judgedAt().isPresent()) {
      isMemberWhereRulesAreTrue();
    }
    assertThat(live.nextForgetting()).isEqualTo(plain.nextForgetting());
    live.nextChange().ifPresent(change -> assertThat(change).isAfter(live.judgedAt()));
  }

  /** Also where nothing says when anything changes. */
  private void isMemberWhereRulesAreTrue() {
    for (Segment segment : definitions.segments()) {
      List<Event> events =
          history.stream()
              .filter(kept -> kept.purposes().contains(segment.purpose()))
              .map(KeptEvent::event)
              .toList();
      Past past = new Past(events, definitions.keeping(segment.purpose()), reach);
      assertThat(members.containsKey(segment.id()))
          .as(segment.id())
          .isEqualTo(Evaluation.holds(segment.rule(), new Moment(past, live.judgedAt())));
    }
  }
}
