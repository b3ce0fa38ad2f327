package io.placet.gateway.audience.list;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import java.util.List;

/** Whom a line names: somebody by their own id, or whoever has an address. */
sealed interface Member {
  /** By the contact's own id. */
  record Itself(ContactId contact) implements Member {}

  /**
   * By an address.
   *
   * @param aliases under which it may have been kept
   */
  record Holder(List<Alias> aliases) implements Member {
    public Holder {
      aliases = List.copyOf(aliases);
    }
  }
}
