package io.placet.domain.live;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.live.Outcome.Entered;
import io.placet.domain.live.Outcome.Exited;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.score.ScoreModel;
import io.placet.domain.segment.Did;
import io.placet.domain.segment.Occurrence;
import io.placet.domain.segment.Reason;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Segment;
import io.placet.domain.segment.Selection;
import io.placet.domain.segment.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One contact's events, days after an instant, and what is told of it. */
final class OneContact {
  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  static final String ORDER = "Order Completed";
  static final String VIEW = "Product Viewed";
  static final Duration WEEK = Duration.ofDays(7);
  static final Rule ORDERED = new Did(all(ORDER, Window.of(WEEK)));
  static final Rule VIEWED = new Did(all(VIEW, Window.EVER));

  private OneContact() {}

  static Plan plan(Segment... segments) {
    return plan(List.of(segments), List.of());
  }

  static Plan plan(List<Segment> segments, List<ScoreDefinition> scores) {
    return Plan.of(
        segments,
        Set.of(),
        scores,
        AnyDefinitions.register(Period.ofMonths(3), Period.ofMonths(3)));
  }

  static Segment segment(String id, Rule rule) {
    return new Segment(id, 1, id, "-", "profiling", rule);
  }

  static ScoreDefinition score(ScoreModel model) {
    return new ScoreDefinition("score", 1, "S", "-", "profiling", model);
  }

  static Selection all(String type, Window window) {
    return new Selection(Occurrence.of(type), window);
  }

  static Reason reason(String path, boolean holds, String found) {
    return new Reason(path, holds, found);
  }

  static Instant at(int day) {
    return START.plus(Duration.ofDays(day));
  }

  static KeptEvent order(int day, String total) {
    FieldValue amount = FieldValue.Decimal.of(new BigDecimal(total));
    return new KeptEvent(event(ORDER, day, Map.of("total", amount)), Set.of("profiling"), "r");
  }

  static KeptEvent view(int day) {
    return new KeptEvent(event(VIEW, day, Map.of()), Set.of("profiling"), "r");
  }

  static Event event(String type, int day, Map<String, FieldValue> fields) {
    return new Event(type + day, type, at(day), fields);
  }

  /** + for an entry, − for an exit, = for a score. */
  static List<String> subjects(List<Outcome> outcomes) {
    return outcomes.stream().map(OneContact::subject).toList();
  }

  private static String subject(Outcome outcome) {
    if (outcome instanceof Entered entered) {
      return "+" + entered.segment();
    }
    if (outcome instanceof Exited exited) {
      return "-" + exited.segment();
    }
    return outcome instanceof Outcome.Scored scored
        ? "=" + scored.score().definition()
        : "/" + ((Outcome.Unscored) outcome).score();
  }
}
