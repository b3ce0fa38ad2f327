package io.placet.gateway.transfer;

import io.placet.gateway.http.Format;
import java.time.Instant;
import java.util.Map;

/**
 * What an import is told when it is begun.
 *
 * @param name chosen by the caller, or made up
 * @param dryRun whether only to check
 * @param mapping from names of the file to ours
 * @param defaults what holds where a line says nothing
 * @param by role of who began it
 */
record ImportSpec(
    String name,
    Format format,
    boolean dryRun,
    Map<String, String> mapping,
    Map<Column, String> defaults,
    String by,
    Instant createdAt) {
  ImportSpec {
    mapping = Map.copyOf(mapping);
    defaults = Map.copyOf(defaults);
  }

  /** Whether another asks for the same, whenever it does. */
  boolean isSame(ImportSpec other) {
    return name.equals(other.name)
        && format == other.format
        && dryRun == other.dryRun
        && mapping.equals(other.mapping)
        && defaults.equals(other.defaults);
  }
}
