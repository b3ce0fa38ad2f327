package io.placet.jobs.contact.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Steps, one a line. */
record History(List<Step> steps) {
  History {
    steps = List.copyOf(steps);
  }

  /**
   * Plays it to the operators and the reference.
   *
   * @throws AssertionError if they differ, with the fewest steps with which they still do
   */
  void play(Ground ground) throws Exception {
    try {
      once(ground);
    } catch (AssertionError | Exception different) {
      History shortest = shortest(ground);
      throw new AssertionError(
          "they differ in " + shortest + "\n" + shortest.failure(ground), different);
    }
  }

  private void once(Ground ground) throws Exception {
    try (Play play = new Play(ground)) {
      play.play(steps);
    }
  }

  /** Leaves out halves, quarters, …, single steps, as long as the rest still fails. */
  private History shortest(Ground ground) {
    History fewest = this;
    int left = steps.size() / 2;
    while (left > 0) {
      History fewer = fewest.fewer(left, ground);
      boolean isDone = fewer.equals(fewest);
      fewest = fewer;
      left = isDone ? left / 2 : Math.min(left, fewest.steps.size() / 2);
    }
    return fewest;
  }

  /** Without each so many steps that it fails without, from the last to the first. */
  private History fewer(int left, Ground ground) {
    History fewest = this;
    for (int from = steps.size() - left; from >= 0; from -= left) {
      History rest = fewest.without(from, left);
      if (!rest.failure(ground).isEmpty()) {
        fewest = rest;
      }
    }
    return fewest;
  }

  private History without(int from, int count) {
    List<Step> rest = new ArrayList<>(steps.subList(0, from));
    rest.addAll(steps.subList(from + count, steps.size()));
    return new History(rest);
  }

  /** How it fails; empty if it does not. */
  private String failure(Ground ground) {
    try {
      once(ground);
      return "";
    } catch (AssertionError | Exception different) {
      return String.valueOf(different);
    }
  }

  @Override
  public String toString() {
    return steps.stream().map(step -> "\n  " + step).collect(Collectors.joining());
  }
}
