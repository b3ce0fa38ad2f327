package io.placet.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.placet.domain.score.LogisticModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LogisticFitTest {
  private static final List<String> NAMES = List.of("orders", "spent", "silence");

  /** On the columns as they are: intercept, then one each. */
  private static final double[] KNOWN = {-1.2, 0.6, 0.01, -0.05};

  private static final int LINES = 20_000;

  @Test
  void theFitRecoversKnownCoefficientsAndNoSlopeIsLeft() throws FitStopped {
    Random random = new Random(42);
    List<double[]> rows = new ArrayList<>();
    boolean[] labels = new boolean[LINES];
    for (int i = 0; i < LINES; i++) {
      double[] row = {random.nextInt(6), 200 * random.nextDouble(), 60 * random.nextDouble()};
      double logit = KNOWN[0] + KNOWN[1] * row[0] + KNOWN[2] * row[1] + KNOWN[3] * row[2];
      rows.add(row);
      labels[i] = random.nextDouble() < LogisticModel.probability(logit);
    }

    LogisticFit.Fitted fitted = LogisticFit.fit(NAMES, rows, labels);

    for (int i = 0; i < NAMES.size(); i++) {
      LogisticFit.Weight found = fitted.weights().get(i);
      assertThat(found.coefficient() / found.deviation())
          .as(found.name())
          .isCloseTo(KNOWN[i + 1], within(3 * found.standardError() / found.deviation()));
    }
    assertThat(slope(fitted, rows, labels)).isLessThan(1e-7);
  }

  @Test
  void labelsThatAColumnTellsWithoutErrorHaveNoFit() {
    List<double[]> rows = List.of(new double[] {1}, new double[] {2}, new double[] {3});
    boolean[] labels = {false, false, true};
    assertThatThrownBy(() -> LogisticFit.fit(List.of("orders"), rows, labels))
        .isInstanceOf(FitStopped.class)
        .hasMessageStartingWith("the columns tell the labels apart without an error");
  }

  @Test
  void aColumnThatFollowsFromAnotherIsRefused() {
    List<double[]> rows = new ArrayList<>();
    boolean[] labels = new boolean[20];
    for (int i = 0; i < labels.length; i++) {
      rows.add(new double[] {i, 2.0 * i});
      labels[i] = i % 3 == 0;
    }
    assertThatThrownBy(() -> LogisticFit.fit(List.of("orders", "twice"), rows, labels))
        .isInstanceOf(FitStopped.class)
        .hasMessageStartingWith("the columns do not determine the coefficients");
  }

  @Test
  void aColumnThatTellsOnlySomeLabelsWithoutErrorIsRefusedToo() {
    List<double[]> rows = new ArrayList<>();
    boolean[] labels = new boolean[60];
    for (int i = 0; i < labels.length; i++) {
      rows.add(new double[] {i < 20 ? 1 : 0});
      labels[i] = i < 20 || i % 2 == 0;
    }
    assertThatThrownBy(() -> LogisticFit.fit(List.of("knows"), rows, labels))
        .isInstanceOf(FitStopped.class)
        .hasMessageStartingWith("the columns do not determine the coefficients");
  }

  /** The largest partial derivative of the mean log-likelihood, from its definition. */
  private static double slope(LogisticFit.Fitted fitted, List<double[]> rows, boolean[] labels) {
    double[] gradient = new double[fitted.weights().size() + 1];
    for (int row = 0; row < labels.length; row++) {
      double[] z = new double[gradient.length];
      z[0] = 1;
      double logit = fitted.intercept().coefficient();
      for (int i = 1; i < z.length; i++) {
        LogisticFit.Weight weight = fitted.weights().get(i - 1);
        z[i] = (rows.get(row)[i - 1] - weight.mean()) / weight.deviation();
        logit += weight.coefficient() * z[i];
      }
      for (int i = 0; i < z.length; i++) {
        gradient[i] += ((labels[row] ? 1 : 0) - 1 / (1 + Math.exp(-logit))) * z[i] / labels.length;
      }
    }
    return DoubleStream.of(gradient).map(Math::abs).max().orElseThrow();
  }
}
