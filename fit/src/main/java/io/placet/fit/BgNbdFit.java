package io.placet.fit;

import io.placet.domain.score.BgNbd;
import io.placet.domain.score.Repeats;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Maximum likelihood of BG/NBD by Nelder and Mead's simplex over the logarithms of the parameters,
 * from several starts; the best is gone on from until it gains nothing.
 */
final class BgNbdFit {
  /** r, α as a part of the mean time watched, a, b. */
  private static final List<double[]> STARTS =
      List.of(
          new double[] {1, 0.5, 1, 1},
          new double[] {0.25, 0.1, 1, 3},
          new double[] {0.5, 1, 0.5, 5},
          new double[] {3, 2, 0.2, 1});

  private static final double COARSE = 1e-4;

  /** In log-likelihood: a ten-thousandth of a standard error in a parameter. */
  private static final double FINE = 1e-9;

  private static final int MOST_EVALUATIONS = 10_000;
  private static final int MOST_ROUNDS = 50;
  private static final double FIRST_STEP = 0.3;

  /** Of ln θ; beyond it the likelihood is flat, and data that leads there determines nothing. */
  private static final double FAR = 14;

  private final Map<Repeats, Long> customers;
  private final double meanAge;

  private BgNbdFit(Collection<Repeats> customers) {
    this.customers =
        customers.stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    this.meanAge = customers.stream().mapToDouble(Repeats::age).average().orElse(0);
  }

  /**
   * What fits best.
   *
   * @param standardErrors of r, α, a, b
   */
  record Fitted(BgNbd parameters, double logLikelihood, List<Double> standardErrors) {}

  static Fitted fit(Collection<Repeats> customers) throws FitStopped {
    if (customers.stream().noneMatch(one -> one.count() > 0)) {
      throw new FitStopped(
          FitStopped.NOT_DONE, "nobody bought on a second day: there is nothing to fit to");
    }
    return new BgNbdFit(customers).best();
  }

  static double logLikelihood(BgNbd parameters, Collection<Repeats> customers) {
    return customers.stream().mapToDouble(parameters::logLikelihood).sum();
  }

  private Fitted best() throws FitStopped {
    try {
      PointValuePair best =
          STARTS.stream()
              .map(this::inLogarithms)
              .map(start -> climb(start, COARSE))
              .max(Comparator.comparing(PointValuePair::getValue))
              .orElseThrow();
      double gain = Double.POSITIVE_INFINITY;
      for (int round = 0; gain > FINE && round < MOST_ROUNDS; round++) {
        PointValuePair next = climb(best.getPointRef(), FINE);
        gain = next.getValue() - best.getValue();
        best = gain > 0 ? next : best;
      }
      return checked(best);
    } catch (MathIllegalStateException endless) {
      throw new FitStopped(
          FitStopped.NOT_DONE, "the search for the likelihood's maximum did not end", endless);
    }
  }

  private Fitted checked(PointValuePair best) throws FitStopped {
    for (double logarithm : best.getPointRef()) {
      if (Math.abs(logarithm) > FAR) {
        throw new FitStopped(
            FitStopped.NOT_DONE,
            "the likelihood grows without end towards r %.3g, alpha %.3g, a %.3g, b %.3g:"
                    .formatted(Arrays.stream(best.getPoint()).map(Math::exp).boxed().toArray())
                + " this data does not determine the model; more customers or a longer time may");
      }
    }
    BgNbd parameters = parameters(best.getPointRef());
    double[] at = {parameters.r(), parameters.alpha(), parameters.a(), parameters.b()};
    List<Double> errors =
        Curvature.standardErrors(p -> logLikelihood(new BgNbd(p[0], p[1], p[2], p[3])), at);
    return new Fitted(parameters, best.getValue(), errors);
  }

  private PointValuePair climb(double[] start, double precision) {
    return new SimplexOptimizer(0, precision)
        .optimize(
            new MaxEval(MOST_EVALUATIONS),
            new ObjectiveFunction(point -> logLikelihood(parameters(point))),
            GoalType.MAXIMIZE,
            new InitialGuess(start),
            new NelderMeadSimplex(start.length, FIRST_STEP));
  }

  private double logLikelihood(BgNbd parameters) {
    double sum = 0;
    for (Map.Entry<Repeats, Long> alike : customers.entrySet()) {
      sum += alike.getValue() * parameters.logLikelihood(alike.getKey());
    }
    return sum;
  }

  private double[] inLogarithms(double[] start) {
    return new double[] {
      Math.log(start[0]), Math.log(start[1] * meanAge), Math.log(start[2]), Math.log(start[3])
    };
  }

  /** Kept where numbers are finite, whatever the simplex tries. */
  private static BgNbd parameters(double[] logarithms) {
    double[] bounded =
        Arrays.stream(logarithms)
            .map(logarithm -> Math.exp(Math.max(-2 * FAR, Math.min(2 * FAR, logarithm))))
            .toArray();
    return new BgNbd(bounded[0], bounded[1], bounded[2], bounded[3]);
  }
}
