package io.placet.gateway.fuzz;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which operation comes next. Half of the requests record consents and ask what stands, however
 * many other operations there are; of the others those that cost most come seldom.
 */
final class Choice {
  private static final Set<String> PROMISING = Set.of("consents:write", "consents:read", "decide");

  private static final int ORDINARY = 20;
  private static final Map<String, Integer> SELDOM =
      Map.of(
          "public", 8,
          "contacts:erase", 3,
          "contacts:export", 2,
          "pseudonyms:rotate", 1,
          "audit:read", 1,
          "dead-letters:read", 1,
          "exports:read", 2);

  private final Weighted promising = new Weighted();
  private final Weighted others = new Weighted();

  Choice(List<Described> operations) {
    for (Described operation : operations) {
      (PROMISING.contains(operation.scope()) ? promising : others)
          .add(operation, SELDOM.getOrDefault(operation.scope(), ORDINARY));
    }
  }

  Described any(Random random) {
    return (random.nextBoolean() ? promising : others).any(random);
  }

  private static final class Weighted {
    private final NavigableMap<Integer, Described> upTo = new TreeMap<>();
    private int all;

    void add(Described operation, int weight) {
      all += weight;
      upTo.put(all, operation);
    }

    Described any(Random random) {
      return upTo.higherEntry(random.nextInt(all)).getValue();
    }
  }
}
