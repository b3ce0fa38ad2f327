package io.placet.domain.score;

/** Numbers that can be computed with: neither infinite nor NaN. */
final class Finite {
  private Finite() {}

  static void check(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + ": a finite number is needed");
    }
  }

  static void checkPositive(String name, double value) {
    if (!Double.isFinite(value) || value <= 0) {
      throw new IllegalArgumentException(name + ": a finite number above 0 is needed");
    }
  }
}
