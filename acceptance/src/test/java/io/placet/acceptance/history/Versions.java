package io.placet.acceptance.history;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that was ever in force for one key. The rule, anew from the law: a withdrawal closes; a grant
 * opens if its writer saw the newest record of the key, and if nothing is closed or the person
 * gives it.
 */
final class Versions {
  /** What is in force from an offset on; a grant with its record, or nothing. */
  private record Version(Optional<Logged> grant, boolean closed) {}

  private final int partition;
  private final TreeMap<Long, Version> byOffset = new TreeMap<>();

  Versions(int partition) {
    this.partition = partition;
  }

  int partition() {
    return partition;
  }

  /** Adds the key's next record. */
  void add(Logged record) {
    Version before =
        byOffset.isEmpty() ? new Version(Optional.empty(), false) : byOffset.lastEntry().getValue();
    long newest = byOffset.isEmpty() ? -1 : byOffset.lastKey();
    byOffset.put(record.offset(), after(before, newest, record));
  }

  private static Version after(Version before, long newest, Logged record) {
    if (record.change() == Change.WITHDRAWAL) {
      return new Version(Optional.empty(), true);
    }
    boolean sawAll = record.follows() == newest;
    boolean mayOpen = !before.closed() || record.byPerson();
    return sawAll && mayOpen ? new Version(Optional.of(record), false) : before;
  }

  /** The grant that allows, after the records below an offset, at an instant. */
  Optional<Logged> allowing(long end, Instant asOf) {
    return Optional.ofNullable(byOffset.lowerEntry(end))
        .flatMap(entry -> entry.getValue().grant())
        .filter(grant -> grant.validUntil().map(asOf::isBefore).orElse(true));
  }
}
