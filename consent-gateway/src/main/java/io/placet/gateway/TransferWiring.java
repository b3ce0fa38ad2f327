package io.placet.gateway;

import io.placet.gateway.http.Operation;
import io.placet.gateway.transfer.Transfer;
import io.placet.gateway.transfer.TransferMetrics;
import java.util.Map;

/** Imports and exports. */
final class TransferWiring implements AutoCloseable {
  private final Transfer transfer;

  TransferWiring(Foundation foundation) {
    transfer =
        new Transfer(
            foundation.config.folder().resolve("imports"),
            foundation.registers::current,
            foundation.identities,
            foundation.contacts,
            foundation.linked,
            foundation.aliases,
            foundation.decider,
            foundation.quota,
            foundation.records,
            foundation.keyring,
            foundation.log,
            new TransferMetrics(foundation.registry),
            foundation.clock,
            foundation.ids);
  }

  Map<String, Operation> operations() {
    return transfer.operations();
  }

  @Override
  public void close() {
    transfer.close();
  }
}
