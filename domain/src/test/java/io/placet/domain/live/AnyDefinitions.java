package io.placet.domain.live;

import io.placet.domain.register.Consumer;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.register.SampleRegister;
import io.placet.domain.score.BgNbd;
import io.placet.domain.score.BgNbdModel;
import io.placet.domain.score.Classes;
import io.placet.domain.score.Feature;
import io.placet.domain.score.LogisticModel;
import io.placet.domain.score.LogisticModel.Term;
import io.placet.domain.score.PointsModel;
import io.placet.domain.score.RfmModel;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.score.ScoreModel;
import io.placet.domain.score.TimeUnit;
import io.placet.domain.segment.AnyHistory;
import io.placet.domain.segment.AnyRule;
import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.InScore;
import io.placet.domain.segment.Reachable;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Segment;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Segments and scores of two purposes over the events of {@link AnyHistory}. */
final class AnyDefinitions {
  static final List<String> PURPOSES = List.of("profiling", "offers");
  static final List<String> CHANNELS = List.of("email", "sms");
  private static final BgNbd BG_NBD = new BgNbd(0.243, 4.414, 0.793, 2.426);

  private AnyDefinitions() {}

  private record Draft(int id, String purpose, boolean paused, Rule rule) {}

  private record ScoreDraft(int id, String purpose, ScoreModel model) {}

  static Arbitrary<Definitions> definitions() {
    Arbitrary<Draft> segments =
        Combinators.combine(
                Arbitraries.integers().between(0, 6),
                Arbitraries.of(PURPOSES),
                Arbitraries.of(false, false, false, true),
                AnyRule.rules(others()))
            .as(Draft::new);
    Arbitrary<ScoreDraft> scores =
        Combinators.combine(
                Arbitraries.integers().between(0, 3), Arbitraries.of(PURPOSES), models())
            .as(ScoreDraft::new);
    Arbitrary<Period> retentions = Arbitraries.integers().between(1, 9).map(Period::ofDays);
    return Combinators.combine(
            segments.list().uniqueElements(Draft::id).ofMaxSize(6),
            scores.list().uniqueElements(ScoreDraft::id).ofMaxSize(3),
            retentions,
            retentions,
            Arbitraries.integers().between(1, 3))
        .as(AnyDefinitions::of);
  }

  /** Segments of one leaf each, and long kept events. */
  static Arbitrary<Definitions> leaves() {
    return AnyRule.leaves()
        .list()
        .ofMinSize(8)
        .ofMaxSize(12)
        .map(
            rules -> {
              List<Draft> drafts = new ArrayList<>();
              for (Rule rule : rules) {
                drafts.add(new Draft(drafts.size(), "profiling", false, rule));
              }
              return of(drafts, List.of(), Period.ofDays(9), Period.ofDays(9), 1);
            });
  }

  private static Definitions of(
      List<Draft> segments, List<ScoreDraft> scores, Period one, Period other, int version) {
    List<Segment> live = new ArrayList<>();
    Set<String> paused = new java.util.TreeSet<>();
    for (Draft draft : segments) {
      String id = "segment-" + draft.id();
      if (draft.paused()) {
        paused.add(id);
      } else {
        live.add(new Segment(id, version, id, "-", draft.purpose(), draft.rule()));
      }
    }
    return new Definitions(
        live,
        paused,
        scores.stream()
            .map(
                draft ->
                    new ScoreDefinition(
                        "score-" + draft.id(), version, "S", "-", draft.purpose(), draft.model()))
            .toList(),
        register(one, other));
  }

  static Register register(Period one, Period other) {
    Register sample = SampleRegister.REGISTER;
    return new Register(
        sample.sha256(),
        sample.controller(),
        sample.officer(),
        sample.zone(),
        sample.country(),
        List.of(),
        List.of(),
        List.of(),
        List.of(purpose(PURPOSES.get(0), one), purpose(PURPOSES.get(1), other)),
        sample.minors(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        sample.retention());
  }

  private static Purpose purpose(String id, Period retention) {
    return new Purpose(
        id,
        id,
        Map.of(),
        LegalBasis.CONSENT,
        List.of(),
        Set.of(),
        Set.of(Consumer.SEGMENTS, Consumer.SCORES),
        false,
        false,
        retention,
        Optional.empty(),
        Optional.empty());
  }

  /** Leaves that look at more than events. */
  private static Arbitrary<Rule> others() {
    Arbitrary<Rule> reachable =
        Combinators.combine(Arbitraries.of(PURPOSES).optional(), Arbitraries.of(CHANNELS))
            .as(Reachable::new);
    Arbitrary<Rule> scores =
        Combinators.combine(
                models(),
                Arbitraries.of(
                    Comparison.AT_LEAST,
                    Comparison.AT_MOST,
                    Comparison.LESS_THAN,
                    Comparison.MORE_THAN),
                Arbitraries.of(-2.0, -0.5, 0.0, 0.2, 0.5, 1.0, 2.0, 3.0, 6.0))
            .as(
                (model, comparison, threshold) ->
                    new InScore(
                        new ScoreDefinition("other", 1, "O", "-", "profiling", model),
                        comparison,
                        threshold));
    return Arbitraries.oneOf(reachable, scores, scores);
  }

  static Arbitrary<ScoreModel> models() {
    return Arbitraries.oneOf(points(), points(), rfm(), logistic(), bgNbd());
  }

  private static Arbitrary<ScoreModel> points() {
    return Combinators.combine(
            Arbitraries.of(1, 5, 24, 60).map(Duration::ofHours),
            Arbitraries.maps(types(), Arbitraries.of(-2.0, 1.0, 2.0, 3.0, 0.1))
                .ofMinSize(1)
                .ofMaxSize(3))
        .as(PointsModel::new);
  }

  private static Arbitrary<ScoreModel> rfm() {
    return Combinators.combine(types(), Arbitraries.of(AnyHistory.NUMBERS))
        .as(
            (type, amount) ->
                new RfmModel(
                    type,
                    amount,
                    new Classes(List.of(0.0, 2.5), 1),
                    new Classes(List.of(1.0, 2.0), 0.5),
                    new Classes(List.of(-1.0, 1.5), 0.25)));
  }

  private static Arbitrary<ScoreModel> bgNbd() {
    return Combinators.combine(types(), Arbitraries.of(TimeUnit.class), Arbitraries.of(true, false))
        .as(
            (type, unit, expects) ->
                new BgNbdModel(
                    type,
                    unit,
                    BG_NBD,
                    expects
                        ? new BgNbdModel.ExpectedPurchases(13)
                        : new BgNbdModel.ProbabilityAlive()));
  }

  private static Arbitrary<ScoreModel> logistic() {
    Arbitrary<Duration> windows = Arbitraries.integers().between(1, 60).map(Duration::ofHours);
    Arbitrary<Feature> counts = Combinators.combine(types(), windows).as(Feature.Count::new);
    Arbitrary<Feature> days = Combinators.combine(types(), windows).as(Feature.DaysSince::new);
    Arbitrary<Feature> sums =
        Combinators.combine(types(), Arbitraries.of(AnyHistory.NUMBERS), windows)
            .as(Feature.Sum::new);
    return Arbitraries.oneOf(counts, days, sums)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            features -> {
              List<Term> terms = new ArrayList<>();
              for (Feature feature : features) {
                terms.add(new Term("feature-" + terms.size(), feature, 1, 2, 0.7));
              }
              return new LogisticModel(-0.3, terms);
            });
  }

  private static Arbitrary<String> types() {
    return Arbitraries.of(AnyHistory.TYPES);
  }
}
