package io.placet.gateway;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.list.ContactLists;
import io.placet.gateway.audience.list.ListOperations;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.EntryProjection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Uploaded lists, which are derived from the log itself. */
final class ListWiring implements AutoCloseable {
  private @Nullable ContactLists lists;
  private @Nullable ListOperations operations;

  List<EntryProjection> logReaders(Foundation foundation) {
    lists = new ContactLists(foundation.store, foundation.erased::contains);
    return lists().logReaders();
  }

  Map<String, Operation> operations(Foundation foundation) {
    operations =
        new ListOperations(
            lists(),
            foundation.identities,
            foundation.contacts,
            foundation.linked,
            foundation.barrier,
            foundation.log,
            foundation.contactLog()::whenApplied,
            foundation.audit,
            foundation.room,
            foundation.registry,
            foundation.clock,
            foundation.ids);
    return operations.operations();
  }

  /** Who is on which list. */
  ContactLists lists() {
    if (lists == null) {
      throw new IllegalStateException("not wired yet");
    }
    return lists;
  }

  /** The lists that a contact is on. */
  List<String> listsOf(SubjectId subject) {
    return lists().of(subject);
  }

  @Override
  public void close() {
    if (operations != null) {
      operations.close();
    }
  }
}
