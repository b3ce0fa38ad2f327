package io.placet.gateway;

import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.FindContacts;
import io.placet.gateway.identity.ListDuplicates;
import io.placet.gateway.identity.SuspectedDuplicates;
import io.placet.gateway.log.EntryProjection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finding contacts, and those that may be the same person. */
final class IdentityWiring {
  private @Nullable SuspectedDuplicates duplicates;

  /** The suspected duplicates, which are derived from the log itself. */
  List<EntryProjection> logReaders(Foundation foundation) {
    duplicates = new SuspectedDuplicates(foundation.store);
    return List.of(duplicates);
  }

  Map<String, Operation> operations(Foundation foundation) {
    if (duplicates == null) {
      throw new IllegalStateException("not wired yet");
    }
    return Map.of(
        "findContacts",
        new FindContacts(foundation.addresses),
        "listDuplicates",
        new ListDuplicates(
            duplicates, foundation.linked, foundation.barrier, foundation.config.partitions()));
  }
}
