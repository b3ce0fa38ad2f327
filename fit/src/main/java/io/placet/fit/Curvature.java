package io.placet.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/** Standard errors from the curvature of a log-likelihood at its maximum. */
final class Curvature {
  /** As a part of the parameter. */
  private static final double STEP = 1e-3;

  private Curvature() {}

  /** Of parameters above 0, by second differences; NaN where the likelihood is flat. */
  static List<Double> standardErrors(MultivariateFunction logLikelihood, double[] at) {
    int dimension = at.length;
    RealMatrix information = new Array2DRowRealMatrix(dimension, dimension);
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        double second =
            (shifted(logLikelihood, at, i, 1, j, 1)
                    - shifted(logLikelihood, at, i, 1, j, -1)
                    - shifted(logLikelihood, at, i, -1, j, 1)
                    + shifted(logLikelihood, at, i, -1, j, -1))
                / (4 * STEP * at[i] * STEP * at[j]);
        information.setEntry(i, j, -second);
        information.setEntry(j, i, -second);
      }
    }
    return standardErrors(information);
  }

  /** From the matrix of negative second derivatives. */
  static List<Double> standardErrors(RealMatrix information) {
    double[] errors = new double[information.getRowDimension()];
    try {
      RealMatrix covariance = new LUDecomposition(information).getSolver().getInverse();
      for (int i = 0; i < errors.length; i++) {
        errors[i] = Math.sqrt(covariance.getEntry(i, i));
      }
    } catch (MathIllegalArgumentException singular) {
      Arrays.fill(errors, Double.NaN);
    }
    return DoubleStream.of(errors).boxed().toList();
  }

  private static double shifted(
      MultivariateFunction f, double[] at, int i, int signI, int j, int signJ) {
    double[] point = at.clone();
    point[i] += signI * STEP * at[i];
    point[j] += signJ * STEP * at[j];
    return f.value(point);
  }
}
