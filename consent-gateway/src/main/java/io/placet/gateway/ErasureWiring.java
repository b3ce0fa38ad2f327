package io.placet.gateway;

import io.placet.gateway.erasure.EraseContact;
import io.placet.gateway.erasure.ErasureWorker;
import io.placet.gateway.erasure.Erasures;
import io.placet.gateway.erasure.ReadErasures;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.EntryProjection;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Erasing contacts. */
final class ErasureWiring implements AutoCloseable {
  private @Nullable Erasures erasures;
  private @Nullable ErasureWorker worker;

  List<EntryProjection> logReaders(Foundation foundation) {
    erasures = new Erasures(foundation.store);
    return List.of(erasures);
  }

  Map<String, Operation> operations(
      Foundation foundation, Function<String, Optional<JsonObject>> shutOffs) {
    Erasures known = made(erasures);
    ErasureWorker does =
        ErasureWorker.of(
            known,
            foundation.vault.dataKeys(),
            foundation.keyring,
            foundation.identities,
            foundation.barrier,
            foundation.contacts,
            foundation.linked,
            foundation.log,
            foundation.clock,
            foundation.instance,
            foundation.config.keyGrace());
    worker = does;
    ReadErasures read =
        new ReadErasures(
            known,
            shutOffs,
            foundation.registers::current,
            foundation.identities,
            foundation.barrier);
    return Map.of(
        "eraseContact",
        new EraseContact(
            foundation.identities,
            foundation.decider,
            foundation.log,
            foundation.audit,
            foundation.clock,
            foundation.ids,
            does::wake),
        "readErasure",
        read::one,
        "listErasures",
        read::newest);
  }

  void start() {
    made(worker).start();
  }

  private static <T> T made(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not wired yet");
    }
    return part;
  }

  @Override
  public void close() {
    made(worker).close();
  }
}
