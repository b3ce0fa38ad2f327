package io.placet.domain.privacy;

import java.math.BigDecimal;

/**
 * What releases cost a contact: (ρ, δ), which add up. A mechanism that is ε-differentially private
 * counts as ρ = ε²/2 (Bun and Steinke 2016, proposition 1.4).
 *
 * @param rho of zero-concentrated differential privacy, 0 or more
 * @param delta the probability that ρ does not hold, 0 or more
 */
public record Loss(BigDecimal rho, BigDecimal delta) {
  public static final Loss NONE = new Loss(BigDecimal.ZERO, BigDecimal.ZERO);

  public Loss {
    if (rho.signum() < 0 || delta.signum() < 0) {
      throw new IllegalArgumentException("a loss is 0 or more, not " + rho + ", " + delta);
    }
  }

  public static Loss ofRho(BigDecimal rho) {
    return new Loss(rho, BigDecimal.ZERO);
  }

  /** Of both together. */
  public Loss plus(Loss other) {
    return new Loss(rho.add(other.rho), delta.add(other.delta));
  }

  /** Of so many months. */
  public Loss times(int months) {
    BigDecimal factor = BigDecimal.valueOf(months);
    return new Loss(rho.multiply(factor), delta.multiply(factor));
  }

  /**
   * Of a person who is known as so many contacts at once: ρ grows with the square (Bun and Steinke
   * 2016, proposition 1.9). It is told without δ, of which a loss with selected keys has more.
   */
  public Loss ofPersonKnownAs(int contacts) {
    return new Loss(
        rho.multiply(BigDecimal.valueOf((long) contacts * contacts)),
        delta.multiply(BigDecimal.valueOf(contacts)));
  }

  public boolean isWithin(Loss budget) {
    return rho.compareTo(budget.rho) <= 0 && delta.compareTo(budget.delta) <= 0;
  }

  /**
   * The ε of (ε, δ)-differential privacy that this is: ρ + 2√(ρ·ln(1/δ)) (Bun and Steinke 2016,
   * proposition 1.3).
   *
   * @param besides the δ at which ε is told, above 0 and below 1; what selected keys cost comes on
   *     top of it
   */
  public double epsilon(double besides) {
    if (besides <= 0 || besides >= 1) {
      throw new IllegalArgumentException("δ is above 0 and below 1, not " + besides);
    }
    double loss = rho.doubleValue();
    return loss + 2 * Math.sqrt(loss * Math.log(1 / besides));
  }
}
