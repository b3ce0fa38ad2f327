package io.placet.gateway.audience.list;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.list.ContactLists.Entered;
import io.placet.gateway.audience.list.ContactLists.Placed;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes contacts off a list, on a thread that may wait. */
final class TakeOff {
  private static final int AT_ONCE = 1_000;

  private final ContactLists lists;
  private final ListLog log;

  TakeOff(ContactLists lists, ListLog log) {
    this.lists = lists;
    this.log = log;
  }

  /** Takes off those for whom it holds; how many they were. */
  long where(String list, Predicate<Placed> holds) {
    long removed = 0;
    Optional<SubjectId> last = Optional.empty();
    do {
      Entered some = lists.where(list, holds, last, AT_ONCE);
      log.takeOff(list, some.subjects()).join();
      removed += some.subjects().size();
      last = some.last();
    } while (last.isPresent());
    return removed;
  }
}
