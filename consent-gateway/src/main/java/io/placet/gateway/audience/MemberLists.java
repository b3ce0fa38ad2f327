package io.placet.gateway.audience;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.ViewSnapshot;
import java.util.List;
import java.util.Optional;

/** Lists of contacts that were uploaded. Being on one permits nothing. */
public interface MemberLists {
  /** How many are on a list; empty where there is no such list. */
  Optional<Long> size(String list);

  /**
   * Contacts of a list, in order.
   *
   * @param after the last of the page before; empty for the first
   */
  List<SubjectId> page(ViewSnapshot at, String list, Optional<SubjectId> after, int limit);

  /** Whether a contact is on a list now. */
  boolean holds(String list, SubjectId subject);
}
