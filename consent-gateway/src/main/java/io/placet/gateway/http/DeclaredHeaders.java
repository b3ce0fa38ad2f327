package io.placet.gateway.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The headers that an operation declares, and no others: what a feature reads is in the contract.
 */
final class DeclaredHeaders {
  private DeclaredHeaders() {}

  static Map<String, String> of(RoutingContext context, Operation operation) {
    Map<String, String> sent = new HashMap<>();
    for (Parameter parameter : operation.getParameters()) {
      if (parameter.getIn() == Location.HEADER) {
        List<String> values = context.request().headers().getAll(parameter.getName());
        if (!values.isEmpty()) {
          sent.put(parameter.getName().toLowerCase(Locale.ROOT), String.join(", ", values));
        }
      }
    }
    return sent;
  }
}
