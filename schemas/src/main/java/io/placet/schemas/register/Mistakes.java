package io.placet.schemas.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the mistakes of one file, so that all are reported at once. */
final class Mistakes {
  private static final Comparator<Mistake> BY_PLACE =
      Comparator.comparingInt(Mistake::line).thenComparing(Mistake::path);

  private final String sourceName;
  private final Set<Mistake> found = new LinkedHashSet<>();

  Mistakes(String sourceName) {
    this.sourceName = sourceName;
  }

  void add(int line, String path, String problem) {
    found.add(new Mistake(line, path, problem));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      List<Mistake> sorted = new ArrayList<>(found);
      sorted.sort(BY_PLACE);
      throw new RegisterException(sourceName, sorted);
    }
  }
}
