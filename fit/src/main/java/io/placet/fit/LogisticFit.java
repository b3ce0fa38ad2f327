package io.placet.fit;

import io.placet.domain.score.LogisticModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood of a logistic regression on standardised features by conjugate gradients. The
 * log-likelihood is concave, so that any start leads to the one maximum, if there is one.
 */
final class LogisticFit {
  private static final int MOST_EVALUATIONS = 20_000;
  private static final int MOST_ROUNDS = 100;

  /** Of the mean log-likelihood of a line. */
  private static final double PRECISION = 1e-15;

  /** Of the mean log-likelihood of a line by a coefficient, at what is taken for the maximum. */
  private static final double LARGEST_SLOPE = 1e-7;

  /** Of a coefficient of a standardised column; beyond it the data says nothing of it. */
  private static final double LARGEST_ERROR = 100;

  private final double[][] standardised;
  private final boolean[] labels;

  private LogisticFit(double[][] standardised, boolean[] labels) {
    this.standardised = standardised;
    this.labels = labels;
  }

  /**
   * A column in the fit.
   *
   * @param coefficient of the standardised column
   */
  record Weight(
      String name, double mean, double deviation, double coefficient, double standardError) {}

  /**
   * What fits best.
   *
   * @param intercept with mean 0 and deviation 1
   * @param slope the largest partial derivative of the mean log-likelihood that is left
   */
  record Fitted(Weight intercept, List<Weight> weights, double logLikelihood, double slope) {}

  /**
   * Fits.
   *
   * @param rows the features' values, a row for each label
   */
  static Fitted fit(List<String> names, List<double[]> rows, boolean[] labels) throws FitStopped {
    double[] means = new double[names.size()];
    double[] deviations = new double[names.size()];
    for (int i = 0; i < means.length; i++) {
      int column = i;
      means[i] = rows.stream().mapToDouble(row -> row[column]).average().orElse(0);
      double mean = means[i];
      deviations[i] =
          Math.sqrt(
              rows.stream()
                  .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                  .average()
                  .orElse(0));
      if (deviations[i] <= Math.ulp(mean) * 1e3) {
        throw new FitStopped(
            FitStopped.WRONG_USE,
            "column " + names.get(i) + ": the same number in every line tells nothing");
      }
    }
    double[][] standardised =
        rows.stream().map(row -> standardised(row, means, deviations)).toArray(double[][]::new);
    return new LogisticFit(standardised, labels).best(names, means, deviations);
  }

  private Fitted best(List<String> names, double[] means, double[] deviations) throws FitStopped {
    double[] weights = new double[means.length + 1];
    double slope = Double.POSITIVE_INFINITY;
    try {
      for (int round = 0; round < MOST_ROUNDS && slope > LARGEST_SLOPE; round++) {
        weights = climb(weights);
        slope = Arrays.stream(gradient(weights)).map(Math::abs).max().orElse(0);
        checkNotSeparated(weights);
      }
    } catch (MathIllegalStateException endless) {
      throw undetermined(endless);
    }
    List<Double> errors = Curvature.standardErrors(information(weights));
    if (slope > LARGEST_SLOPE || !errors.stream().allMatch(error -> error < LARGEST_ERROR)) {
      throw undetermined(null);
    }
    List<Weight> found = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      found.add(
          new Weight(names.get(i), means[i], deviations[i], weights[i + 1], errors.get(i + 1)));
    }
    return new Fitted(
        new Weight(LogisticModel.INTERCEPT, 0, 1, weights[0], errors.get(0)),
        found,
        meanLogLikelihood(weights) * labels.length,
        slope);
  }

  private double[] climb(double[] start) {
    PointValuePair top =
        new NonLinearConjugateGradientOptimizer(
                Formula.POLAK_RIBIERE, new SimpleValueChecker(0, PRECISION), 1e-10, 1e-12, 1)
            .optimize(
                new MaxEval(MOST_EVALUATIONS),
                new ObjectiveFunction(this::meanLogLikelihood),
                new ObjectiveFunctionGradient(this::gradient),
                GoalType.MAXIMIZE,
                new InitialGuess(start));
    return top.getPoint();
  }

  private static FitStopped undetermined(@Nullable Throwable cause) {
    return new FitStopped(
        FitStopped.NOT_DONE,
        "the columns do not determine the coefficients, as when one follows from others;"
            + " leave some out",
        cause);
  }

  /** Where the columns tell the labels apart without an error, the likelihood grows for ever. */
  private void checkNotSeparated(double[] weights) throws FitStopped {
    for (int row = 0; row < labels.length; row++) {
      if ((logit(weights, row) > 0) != labels[row]) {
        return;
      }
    }
    throw new FitStopped(
        FitStopped.NOT_DONE,
        "the columns tell the labels apart without an error, so no finite coefficients fit best;"
            + " leave out the column that knows the label");
  }

  private double meanLogLikelihood(double[] weights) {
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double logit = logit(weights, row);
      double wrong = labels[row] ? -logit : logit;
      sum -= Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong)));
    }
    return sum / labels.length;
  }

  private double[] gradient(double[] weights) {
    double[] gradient = new double[weights.length];
    for (int row = 0; row < labels.length; row++) {
      double error = (labels[row] ? 1 : 0) - LogisticModel.probability(logit(weights, row));
      gradient[0] += error;
      for (int i = 1; i < weights.length; i++) {
        gradient[i] += error * standardised[row][i - 1];
      }
    }
    return Arrays.stream(gradient).map(sum -> sum / labels.length).toArray();
  }

  /** Negative second derivatives of the whole log-likelihood. */
  private RealMatrix information(double[] weights) {
    RealMatrix information = new Array2DRowRealMatrix(weights.length, weights.length);
    for (int row = 0; row < labels.length; row++) {
      double probability = LogisticModel.probability(logit(weights, row));
      for (int i = 0; i < weights.length; i++) {
        for (int j = 0; j < weights.length; j++) {
          information.addToEntry(
              i, j, probability * (1 - probability) * term(row, i) * term(row, j));
        }
      }
    }
    return information;
  }

  private double term(int row, int i) {
    return i == 0 ? 1 : standardised[row][i - 1];
  }

  private double logit(double[] weights, int row) {
    double logit = weights[0];
    for (int i = 1; i < weights.length; i++) {
      logit += weights[i] * standardised[row][i - 1];
    }
    return logit;
  }

  private static double[] standardised(double[] row, double[] means, double[] deviations) {
    double[] standardised = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      standardised[i] = (row[i] - means[i]) / deviations[i];
    }
    return standardised;
  }
}
