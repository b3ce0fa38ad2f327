package io.placet.gateway;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.held.Disclosures;
import io.placet.gateway.held.ExportContact;
import io.placet.gateway.held.HeldEvents;
import io.placet.gateway.http.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All that is held of a contact. */
final class HeldWiring {
  private final ExportContact export;

  /**
   * Wires it.
   *
   * @param lists the uploaded lists that a contact is on
   */
  HeldWiring(Foundation foundation, Function<SubjectId, List<String>> lists) {
    export =
        new ExportContact(
            foundation.identities,
            foundation.decider,
            foundation.contacts,
            foundation.linked,
            foundation::addressesOf,
            lists,
            foundation.vault,
            new HeldEvents(foundation.scans, foundation.sealed, foundation.config.partitions()),
            new Disclosures(foundation.scans, foundation.config.partitions()),
            foundation.audit,
            foundation.scans);
  }

  Map<String, Operation> operations() {
    return Map.of("exportContact", export);
  }
}
