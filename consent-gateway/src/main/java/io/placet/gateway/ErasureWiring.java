package io.placet.gateway;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.erasure.EraseContact;
import io.placet.gateway.erasure.ErasurePoint;
import io.placet.gateway.erasure.ErasureReceipt;
import io.placet.gateway.erasure.ErasureWorker;
import io.placet.gateway.erasure.Erasures;
import io.placet.gateway.erasure.NotedErasures;
import io.placet.gateway.erasure.ReadErasures;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.EntryProjection;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Erasing contacts. */
final class ErasureWiring implements AutoCloseable {
  private final Consumer<ErasurePoint> reached;
  private @Nullable Erasures erasures;
  private @Nullable NotedErasures noted;
  private @Nullable ErasureWorker worker;
  private int anew;

  /**
   * Wires it.
   *
   * @param reached told of each point that an erasure comes to here
   */
  ErasureWiring(Consumer<ErasurePoint> reached) {
    this.reached = reached;
  }

  List<EntryProjection> logReaders(Foundation foundation) {
    erasures = new Erasures(foundation.store);
    return List.of(erasures);
  }

  Map<String, Operation> operations(
      Foundation foundation,
      Function<String, Optional<JsonObject>> shutOffs,
      Function<SubjectId, List<byte[]>> others,
      Function<SubjectId, List<ErasureReceipt.Receiver>> receivers) {
    Erasures known = made(erasures);
    NotedErasures outliving =
        new NotedErasures(
            foundation.vault.erasedContacts(),
            known,
            foundation.erased::contains,
            foundation.identities,
            foundation.log,
            foundation.contactLog()::whenApplied,
            foundation.audit);
    noted = outliving;
    ErasureWorker does =
        ErasureWorker.of(
            known,
            outliving,
            foundation.vault.dataKeys(),
            foundation.keyring,
            foundation.identities,
            foundation.barrier,
            foundation.contacts,
            foundation.linked,
            foundation.log,
            foundation.clock,
            foundation.instance,
            foundation.config.keyGrace(),
            others,
            foundation::addressKeys,
            reached);
    worker = does;
    ReadErasures read =
        new ReadErasures(
            known,
            shutOffs,
            receivers,
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

  /** Before anything is answered: what was erased is so in this log too. */
  void bringTogether() {
    anew = made(noted).bringTogether();
  }

  void start() {
    made(worker).start();
    if (anew > 0) {
      made(worker).wake();
    }
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
