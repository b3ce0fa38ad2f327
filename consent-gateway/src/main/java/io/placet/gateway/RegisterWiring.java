package io.placet.gateway;

import io.placet.gateway.http.Operation;
import io.placet.gateway.register.ReadArticle30;
import java.util.Map;

/** The register as the sheet that Article 30 asks for. */
final class RegisterWiring {
  private final Foundation foundation;

  RegisterWiring(Foundation foundation) {
    this.foundation = foundation;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "readArticle30", new ReadArticle30(foundation.registers::current, foundation.clock));
  }
}
