package io.placet.domain.score;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Logistic regression: the probability 1 / (1 + e^−z) with z = intercept + Σ coefficient · (feature
 * − mean) / deviation. Contributions are the terms of z, the intercept among them, and sum to the
 * logit.
 *
 * @param terms one for each feature, with names of their own
 */
public record LogisticModel(double intercept, List<Term> terms) implements ScoreModel {
  /** The contribution that no feature makes. */
  public static final String INTERCEPT = "intercept";

  public LogisticModel {
    Finite.check(INTERCEPT, intercept);
    terms = List.copyOf(terms);
    Set<String> names = new HashSet<>(Set.of(INTERCEPT));
    for (Term term : terms) {
      if (!names.add(term.name())) {
        throw new IllegalArgumentException(
            "the name " + term.name() + " is taken: each feature has a name of its own");
      }
    }
  }

  /**
   * A feature in the model.
   *
   * @param mean what is taken away before the coefficient is applied, usually the population's mean
   * @param deviation what is divided by then, above 0, usually the population's standard deviation
   */
  public record Term(
      String name, Feature feature, double mean, double deviation, double coefficient) {
    public Term {
      Finite.check("mean", mean);
      Finite.checkPositive("deviation", deviation);
      Finite.check("coefficient", coefficient);
    }

    Contribution of(double value) {
      return new Contribution(name, value, coefficient * ((value - mean) / deviation));
    }
  }

  @Override
  public Optional<Explained> explain(List<Event> history, Instant at) {
    return Optional.of(explain(term -> term.feature().value(history, at)));
  }

  @Override
  public Set<String> eventTypes() {
    return terms.stream().map(term -> term.feature().eventType()).collect(Collectors.toSet());
  }

  @Override
  public Instant nextChange(List<Event> history, Instant at) {
    return terms.stream()
        .map(term -> term.feature().nextChange(history, at))
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /** The value for features as they are. */
  public Explained explain(ToDoubleFunction<Term> features) {
    List<Contribution> contributions = new ArrayList<>();
    contributions.add(new Contribution(INTERCEPT, 1, intercept));
    terms.forEach(term -> contributions.add(term.of(features.applyAsDouble(term))));
    double logit = contributions.stream().mapToDouble(Contribution::amount).sum();
    return new Explained(probability(logit), Scale.LOGIT, contributions);
  }

  /** 1 / (1 + e^−z), in [0, 1] for every z. */
  public static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
