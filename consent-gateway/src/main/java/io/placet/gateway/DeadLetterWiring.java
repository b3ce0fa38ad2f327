package io.placet.gateway;

import io.placet.domain.event.Generaliser;
import io.placet.gateway.collect.Misfits;
import io.placet.gateway.deadletter.DeadLetterBox;
import io.placet.gateway.deadletter.DroppedFields;
import io.placet.gateway.deadletter.ReadDeadLetters;
import io.placet.gateway.deadletter.ReplayDeadLetters;
import io.placet.gateway.http.Operation;
import io.placet.schemas.browser.BrowserLibrary;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What does not fit its declaration. */
final class DeadLetterWiring {
  private final DeadLetterBox box;
  private final DroppedFields dropped = new DroppedFields();
  private final Map<String, Operation> operations;

  DeadLetterWiring(Foundation foundation) {
    box =
        new DeadLetterBox(
            foundation.log,
            foundation.vault.deadLetters(),
            foundation.registers::current,
            foundation.clock,
            foundation.ids);
    operations =
        Map.of(
            "readDeadLetters",
            new ReadDeadLetters(
                box,
                dropped,
                foundation.contacts,
                foundation.registers::current,
                foundation.audit,
                foundation.scans),
            "replayDeadLetters",
            new ReplayDeadLetters(
                box,
                foundation.identities,
                foundation.decider,
                new Generaliser(new BrowserLibrary()),
                foundation.keyring,
                foundation.sealed,
                foundation.log,
                foundation.audit,
                foundation.scans));
  }

  Map<String, Operation> operations() {
    return operations;
  }

  /** Where collecting puts what does not fit. */
  Misfits misfits() {
    return new Misfits() {
      @Override
      public CompletableFuture<?> keep(Value misfit) {
        return box.keep(
            misfit.subject(),
            misfit.eventId(),
            misfit.type().name(),
            misfit.field().name(),
            misfit.reason().wireName(),
            misfit.value(),
            misfit.occurredAt(),
            misfit.receivedAt());
      }

      @Override
      public void dropped(String eventType, String field) {
        dropped.count(eventType, field);
      }
    };
  }
}
