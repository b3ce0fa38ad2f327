package io.placet.gateway.fuzz;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** Which operation comes next: those more often that promise most, those seldom that cost most. */
final class Choice {
  private static final int ORDINARY = 20;
  private static final Map<String, Integer> OF_SCOPES =
      Map.of(
          "public", 8,
          "consents:write", 120,
          "consents:read", 60,
          "decide", 60,
          "contacts:erase", 3,
          "contacts:export", 2,
          "pseudonyms:rotate", 1,
          "audit:read", 1,
          "dead-letters:read", 1,
          "exports:read", 2);

  private final NavigableMap<Integer, Described> upTo = new TreeMap<>();
  private final int all;

  Choice(List<Described> operations) {
    int sum = 0;
    for (Described operation : operations) {
      sum += OF_SCOPES.getOrDefault(operation.scope(), ORDINARY);
      upTo.put(sum, operation);
    }
    all = sum;
  }

  Described any(Random random) {
    return upTo.higherEntry(random.nextInt(all)).getValue();
  }
}
