package io.placet.domain.score;

/**
 * What one feature added to a score.
 *
 * @param feature its name
 * @param featureValue what it was for this contact, in the feature's own unit
 * @param amount what it added, in the unit of the explanation's {@link Scale}; may be negative
 */
public record Contribution(String feature, double featureValue, double amount) {
  public Contribution {
    Finite.check(feature, featureValue);
    Finite.check(feature, amount);
  }
}
