package io.placet.domain.live;

import static io.placet.domain.live.OneContact.ORDER;
import static io.placet.domain.live.OneContact.ORDERED;
import static io.placet.domain.live.OneContact.VIEWED;
import static io.placet.domain.live.OneContact.WEEK;
import static io.placet.domain.live.OneContact.all;
import static io.placet.domain.live.OneContact.at;
import static io.placet.domain.live.OneContact.event;
import static io.placet.domain.live.OneContact.order;
import static io.placet.domain.live.OneContact.plan;
import static io.placet.domain.live.OneContact.reason;
import static io.placet.domain.live.OneContact.score;
import static io.placet.domain.live.OneContact.segment;
import static io.placet.domain.live.OneContact.subjects;
import static io.placet.domain.live.OneContact.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.live.Outcome.Cause;
import io.placet.domain.live.Outcome.Entered;
import io.placet.domain.live.Outcome.Exited;
import io.placet.domain.score.Classes;
import io.placet.domain.score.Contribution;
import io.placet.domain.score.Explained;
import io.placet.domain.score.PointsModel;
import io.placet.domain.score.RfmModel;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.InScore;
import io.placet.domain.segment.InSegment;
import io.placet.domain.segment.Measure;
import io.placet.domain.segment.Reachable;
import io.placet.domain.segment.Reason;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Segment;
import io.placet.domain.segment.Window;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveTest {
  @Test
  void aContactLeavesAtTheVeryInstantAtWhichTheWindowSlidesPast() {
    Live live = plan(segment("new", ORDERED)).of(Known.NOTHING);
    assertThat(live.take(order(0, "10")))
        .containsExactly(
            new Entered("new", 1, at(0), true, List.of(reason("rule", true, at(0).toString()))));
    assertThat(live.nextChange()).contains(at(7));
    assertThat(live.slideTo(at(7).minusMillis(1))).isEmpty();
    assertThat(live.slideTo(at(9)))
        .containsExactly(
            new Exited("new", 1, at(7), Cause.RULE, List.of(reason("rule", false, ""))));
  }

  @Test
  void whoDidNotIsInFromTheFirstEventOn() {
    Live live = plan(segment("idle", new Rule.Not(ORDERED))).of(Known.NOTHING);
    assertThat(live.slideTo(at(0))).isEmpty();
    assertThat(subjects(live.take(view(1)))).containsExactly("+idle");
    assertThat(subjects(live.take(order(2, "10")))).containsExactly("-idle");
    assertThat(subjects(live.take(view(30)))).containsExactly("+idle");
    assertThat(live.judgedAt()).isEqualTo(at(30));
  }

  @Test
  void whoseLastEventIsForgottenIsInNothing() {
    Live live = plan(segment("idle", new Rule.Not(ORDERED))).of(Known.NOTHING);
    live.take(view(1));
    Instant forgotten = Instant.parse("2026-04-03T00:00:00Z");
    assertThat(live.nextForgetting()).contains(forgotten);
    assertThat(live.slideTo(at(400)))
        .containsExactly(new Exited("idle", 1, forgotten, Cause.RULE, List.of()));
    assertThat(live.nextChange()).isEmpty();
  }

  @Test
  void aScoreThatFadesCrossesItsThresholdAtItsInstant() {
    ScoreDefinition score = score(new PointsModel(WEEK, Map.of(ORDER, 8.0)));
    Rule hot = new InScore(score, Comparison.AT_LEAST, 4);
    Live live = plan(segment("hot", hot)).of(Known.NOTHING);
    assertThat(subjects(live.take(order(0, "10")))).containsExactly("+hot");
    assertThat(live.slideTo(at(7))).isEmpty();
    assertThat(live.nextChange()).contains(at(7).plusMillis(1));
    assertThat(live.slideTo(at(30)))
        .singleElement()
        .isInstanceOfSatisfying(
            Exited.class, exited -> assertThat(exited.at()).isEqualTo(at(7).plusMillis(1)));
  }

  @Test
  void aScoreIsToldWhenWhatItLooksAtComesAndOnlyIfItIsAnother() {
    ScoreDefinition score = score(new PointsModel(WEEK, Map.of(ORDER, 8.0)));
    Live live = plan(List.of(), List.of(score)).of(Known.NOTHING);
    assertThat(live.take(order(0, "10")))
        .containsExactly(
            new Outcome.Scored(
                score.of(Explained.sumOf(List.of(new Contribution(ORDER, 1, 8))), at(0))));
    assertThat(live.take(view(1))).isEmpty();
    assertThat(subjects(live.take(order(2, "10")))).containsExactly("=score");
  }

  @Test
  void aModelThatSaysNothingAnyMoreIsUnscored() {
    Classes classes = new Classes(List.of(10.0), 1);
    ScoreDefinition score = score(new RfmModel(ORDER, "total", classes, classes, classes));
    Live live = plan(List.of(), List.of(score)).of(Known.NOTHING);
    assertThat(live.take(view(0))).isEmpty();
    assertThat(subjects(live.take(order(0, "10")))).containsExactly("=score");
    live.take(view(50));
    assertThat(live.slideTo(at(110))).endsWith(new Outcome.Unscored("score"));
  }

  @Test
  void whoIsInAnotherSegmentIsSoAtTheSameInstant() {
    Rule inside = new Rule.AllOf(List.of(new InSegment("buyers", ORDERED), VIEWED));
    Live live =
        plan(segment("buyers", ORDERED), segment("browsing-buyers", inside)).of(Known.NOTHING);
    live.take(view(0));
    assertThat(live.take(order(1, "10")))
        .containsExactly(
            new Entered(
                "browsing-buyers",
                1,
                at(1),
                true,
                List.of(
                    reason("rule.rules[0]", true, "true"),
                    reason("rule.rules[0]>rule", true, at(1).toString()),
                    reason("rule.rules[1]", true, at(0).toString()))),
            new Entered("buyers", 1, at(1), true, List.of(reason("rule", true, at(1).toString()))));
  }

  @Test
  void whoCanBeReachedIsInFromThenOn() {
    Live live =
        plan(segment("mailable", new Reachable(Optional.empty(), "email"))).of(Known.NOTHING);
    live.take(view(0));
    assertThat(live.reach(Set.of("newsletter/email"), at(1)))
        .containsExactly(
            new Entered("mailable", 1, at(1), true, List.of(reason("rule", true, "email"))));
    assertThat(subjects(live.reach(Set.of("newsletter/sms"), at(2)))).containsExactly("-mailable");
  }

  @Test
  void ofOneInstantSegmentsComeByIdAndThenScores() {
    ScoreDefinition score = score(new PointsModel(WEEK, Map.of(ORDER, 8.0)));
    Live live =
        plan(
                List.of(
                    segment("b", ORDERED),
                    segment("c", new Rule.Not(ORDERED)),
                    segment("a", ORDERED)),
                List.of(score))
            .of(Known.NOTHING);
    live.take(view(0));
    assertThat(subjects(live.take(order(1, "10")))).containsExactly("+a", "+b", "-c", "=score");
  }

  @Test
  void anExitNamesTheLeavesThatAreFalse() {
    Rule rich =
        new Rule.AllOf(
            List.of(
                new Measure.Sum(
                    all(ORDER, Window.of(WEEK)), "total", Comparison.AT_LEAST, 1_000_000),
                VIEWED));
    Live live = plan(segment("rich", rich)).of(Known.NOTHING);
    live.take(view(0));
    live.take(order(0, "60"));
    assertThat(live.take(order(1, "52.4")))
        .containsExactly(
            new Entered(
                "rich",
                1,
                at(1),
                true,
                List.of(
                    reason("rule.rules[0]", true, "112.4"),
                    reason("rule.rules[1]", true, at(0).toString()))));
    assertThat(live.slideTo(at(7)))
        .containsExactly(
            new Exited(
                "rich", 1, at(7), Cause.RULE, List.of(reason("rule.rules[0]", false, "52.4"))));
  }

  @Test
  void anotherDefinitionTakesInAndOutAndAnArchivedOneLetsGo() {
    Plan plan =
        Plan.of(
            List.of(segment("new", ORDERED), segment("idle", new Rule.Not(ORDERED))),
            Set.of("paused"),
            List.of(),
            AnyDefinitions.register(Period.ofDays(90), Period.ofDays(90)));
    Member member = new Member(3, at(0));
    Live live =
        plan.of(
            new Known(
                List.of(order(0, "10")),
                Map.of("idle", member, "paused", member, "gone", member),
                Optional.empty(),
                Set.of()));
    List<Reason> ordered = List.of(reason("rule", true, at(0).toString()));
    assertThat(live.resync(at(1)))
        .containsExactly(
            new Exited("gone", 3, at(1), Cause.ARCHIVED, List.of()),
            new Exited("idle", 1, at(1), Cause.DEFINED, ordered),
            new Entered("new", 1, at(1), false, ordered));
    assertThat(live.resync(at(1))).isEmpty();
    assertThat(plan.evaluates("new")).isTrue();
    assertThat(plan.evaluates("paused")).isFalse();
  }

  @Test
  void whatIsStoredButNotTrueIsJudgedWithTheNextThing() {
    Plan plan = plan(segment("new", ORDERED));
    Live live = plan.of(new Known(List.of(order(0, "10")), Map.of(), Optional.of(at(2)), Set.of()));
    assertThat(subjects(live.slideTo(at(1)))).containsExactly("+new");
    assertThat(live.judgedAt()).isEqualTo(at(2));
  }

  @Test
  void anEventThatTouchesNothingJudgesNothing() {
    List<Segment> segments = new ArrayList<>();
    for (int count = 1; count <= 100; count++) {
      Rule rule = new Measure.Count(all(ORDER, Window.of(WEEK)), Comparison.AT_LEAST, count);
      segments.add(segment("at-least-" + count, rule));
    }
    Live live = plan(segments, List.of()).of(Known.NOTHING);
    live.take(order(0, "10"));
    int judged = live.judged();
    live.take(new KeptEvent(event("Something", 1, Map.of()), Set.of("profiling"), "r"));
    live.take(new KeptEvent(event(ORDER, 1, Map.of()), Set.of("offers"), "r"));
    assertThat(live.judged()).isEqualTo(judged);
    live.take(order(1, "10"));
    assertThat(live.judged()).isEqualTo(judged + 1);
  }

  @Test
  void definitionsThatDifferHaveAnotherFingerprint() {
    Plan plan = plan(segment("new", ORDERED));
    assertThat(plan(segment("new", ORDERED)).fingerprint()).isEqualTo(plan.fingerprint());
    assertThat(plan(segment("new", VIEWED)).fingerprint()).isNotEqualTo(plan.fingerprint());
    assertThat(plan(segment("old", ORDERED)).fingerprint()).isNotEqualTo(plan.fingerprint());
  }
}
