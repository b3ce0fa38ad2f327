package io.placet.gateway;

import io.placet.gateway.decide.Decisions;
import io.placet.gateway.http.Operation;
import java.util.Map;

/** Decisions for tools. */
final class DecideWiring implements AutoCloseable {
  private final Decisions decisions;

  DecideWiring(Foundation foundation) {
    decisions =
        new Decisions(
            foundation.identities,
            foundation.decider,
            foundation.past,
            foundation.registers.past(),
            foundation.contacts,
            foundation.vault.index(),
            foundation.quota,
            foundation.registry,
            foundation.metrics::decided);
  }

  Map<String, Operation> operations() {
    return decisions.operations();
  }

  @Override
  public void close() {
    decisions.close();
  }
}
