package io.placet.gateway;

import io.placet.gateway.decide.Evaluate;
import io.placet.gateway.http.Operation;
import java.util.Map;

/** Decisions for tools. */
final class DecideWiring {
  private final Foundation foundation;

  DecideWiring(Foundation foundation) {
    this.foundation = foundation;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "evaluate",
        new Evaluate(
            foundation.identities,
            foundation.decider,
            foundation.ids,
            foundation.metrics::decided));
  }
}
