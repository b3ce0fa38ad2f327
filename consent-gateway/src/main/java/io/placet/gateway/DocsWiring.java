package io.placet.gateway;

import io.placet.gateway.docs.DocsPage;
import io.placet.gateway.docs.ReadDocument;
import io.placet.gateway.http.Contract;
import io.placet.gateway.http.Operation;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The contract, served. */
final class DocsWiring {
  Map<String, Operation> operations() {
    JsonObject document = Contract.published();
    return Map.of(
        "readContract",
        new ReadDocument("application/yaml", Contract.text(), Map.of()),
        "readContractAsJson",
        new ReadDocument("application/json", document.encodePrettily(), Map.of()),
        "readDocs",
        new ReadDocument(
            "text/html; charset=utf-8",
            DocsPage.of(document),
            Map.of("Content-Security-Policy", DocsPage.POLICY)));
  }
}
