package io.placet.benchmarks.gate;

import io.placet.domain.event.FieldValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a contact did.
 *
 * @param purposes for which a gateway would have let it in
 */
public record Happening(
    int contact, String type, Instant at, List<String> purposes, Map<String, FieldValue> fields) {
  public Happening {
    purposes = List.copyOf(purposes);
    fields = Map.copyOf(fields);
  }
}
