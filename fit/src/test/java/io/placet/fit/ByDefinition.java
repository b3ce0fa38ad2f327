package io.placet.fit;

import io.placet.domain.score.BgNbd;
import io.placet.domain.score.Repeats;
import java.util.function.DoubleUnaryOperator;

/**
 * Expected purchases straight from the definition of BG/NBD, by quadrature and without its closed
 * forms: a customer with rate λ and loss probability p, alive, makes (1 − e^(−λpt)) / p purchases
 * within t, and the posterior of λ and p weighs those. The trapezoid rule over ln λ and the logit
 * of p converges faster than any power of the step.
 */
final class ByDefinition {
  private static final double STEP = 0.2;
  private static final double LOWEST_LOG_RATE = -120;
  private static final double HIGHEST_LOG_RATE = 7;
  private static final double LOWEST_LOGIT = -60;
  private static final double HIGHEST_LOGIT = 30;

  private final BgNbd model;
  private final Repeats of;
  private final double horizon;

  ByDefinition(BgNbd model, Repeats of, double horizon) {
    this.model = model;
    this.of = of;
    this.horizon = horizon;
  }

  /** By two integrals, over λ and over p. */
  double overRateAndLoss() {
    double purchases = trapezoid(logRate -> overLoss(Math.exp(logRate), true));
    double likelihood = trapezoid(logRate -> overLoss(Math.exp(logRate), false));
    return purchases / likelihood;
  }

  private double trapezoid(DoubleUnaryOperator integrand) {
    return sum(LOWEST_LOG_RATE, HIGHEST_LOG_RATE, integrand);
  }

  private double overLoss(double rate, boolean expected) {
    double prior = Math.pow(rate, model.r()) * Math.exp(-model.alpha() * rate);
    if (prior == 0) {
      return 0;
    }
    double bought = Math.pow(rate, of.count());
    return prior
        * bought
        * sum(
            LOWEST_LOGIT,
            HIGHEST_LOGIT,
            logit -> {
              double loss = 1 / (1 + Math.exp(-logit));
              double stay = 1 / (1 + Math.exp(logit));
              double density = Math.pow(loss, model.a()) * Math.pow(stay, model.b());
              double alive = Math.pow(stay, of.count()) * Math.exp(-rate * of.age());
              if (expected) {
                return density * alive * -Math.expm1(-rate * loss * horizon) / loss;
              }
              double lost =
                  of.count() == 0
                      ? 0
                      : loss * Math.pow(stay, of.count() - 1) * Math.exp(-rate * of.last());
              return density * (alive + lost);
            });
  }

  /** With the integral over λ done by hand (the Laplace transform of a gamma density). */
  double overLoss() {
    double shape = model.r() + of.count();
    double scale = model.alpha() + of.age();
    double lostSooner = Math.pow(scale / (model.alpha() + of.last()), shape);
    double purchases =
        overLogit(
            (loss, stay) ->
                Math.pow(stay, of.count())
                    * -Math.expm1(-shape * Math.log1p(loss * horizon / scale))
                    / loss);
    double likelihood =
        overLogit(
            (loss, stay) ->
                Math.pow(stay, of.count())
                    + (of.count() == 0 ? 0 : loss * Math.pow(stay, of.count() - 1) * lostSooner));
    return purchases / likelihood;
  }

  private interface OfLoss {
    double value(double loss, double stay);
  }

  private double overLogit(OfLoss integrand) {
    return sum(
        LOWEST_LOGIT,
        HIGHEST_LOGIT,
        logit -> {
          double loss = 1 / (1 + Math.exp(-logit));
          double stay = 1 / (1 + Math.exp(logit));
          return Math.pow(loss, model.a())
              * Math.pow(stay, model.b())
              * integrand.value(loss, stay);
        });
  }

  private static double sum(double from, double to, DoubleUnaryOperator integrand) {
    int points = (int) Math.round((to - from) / STEP);
    double sum = 0;
    for (int i = 0; i <= points; i++) {
      sum += integrand.applyAsDouble(from + i * STEP);
    }
    return sum * STEP;
  }
}
