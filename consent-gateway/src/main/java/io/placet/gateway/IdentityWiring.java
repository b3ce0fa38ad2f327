package io.placet.gateway;

import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.FindContacts;
import java.util.Map;

/** Finding contacts. */
final class IdentityWiring {
  private final Foundation foundation;

  IdentityWiring(Foundation foundation) {
    this.foundation = foundation;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "findContacts",
        new FindContacts(foundation.identities, foundation.barrier, foundation.contacts));
  }
}
