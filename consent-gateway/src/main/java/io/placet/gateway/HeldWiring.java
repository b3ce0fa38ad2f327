package io.placet.gateway;

import io.placet.gateway.held.ExportContact;
import io.placet.gateway.held.HeldEvents;
import io.placet.gateway.http.Operation;
import java.util.Map;

/** All that is held of a contact. */
final class HeldWiring {
  private final ExportContact export;

  HeldWiring(Foundation foundation) {
    export =
        new ExportContact(
            foundation.identities,
            foundation.decider,
            foundation.contacts,
            foundation.linked,
            foundation::addressesOf,
            foundation.vault,
            new HeldEvents(foundation.scans, foundation.sealed, foundation.config.partitions()),
            foundation.audit,
            foundation.scans);
  }

  Map<String, Operation> operations() {
    return Map.of("exportContact", export);
  }
}
