package io.placet.gateway;

import io.placet.gateway.http.Operation;
import io.placet.gateway.pseudonym.EpochMoves;
import io.placet.gateway.pseudonym.Epochs;
import io.placet.gateway.pseudonym.Reidentify;
import java.util.Map;

/** Epochs of pseudonyms, and the way back from a pseudonym. */
final class PseudonymWiring implements AutoCloseable {
  private final EpochMoves moves;
  private final Map<String, Operation> operations;

  PseudonymWiring(Foundation foundation) {
    moves =
        new EpochMoves(
            foundation.vault,
            foundation.identities,
            foundation.contacts,
            foundation.log,
            foundation.clock);
    Epochs epochs = new Epochs(foundation.vault, moves, foundation.audit, foundation.scans);
    operations =
        Map.of(
            "readEpochs",
            epochs::read,
            "beginEpoch",
            epochs::begin,
            "destroyEpoch",
            epochs::destroy,
            "reidentify",
            new Reidentify(
                foundation.vault,
                foundation.identities,
                foundation.barrier,
                foundation.contacts,
                foundation.audit,
                foundation.scans));
  }

  Map<String, Operation> operations() {
    return operations;
  }

  void start() {
    moves.start();
  }

  @Override
  public void close() {
    moves.close();
  }
}
