package io.placet.gateway.quota;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What this gateway has of callers' quotas and has not told yet: so that the usual question needs
 * no record of its own. It ends with the day, and with the process.
 */
final class Leases {
  private record Lease(LocalDate day, long left) {}

  /** By caller, of whom there are as many as tokens and roles. */
  private final Map<String, Lease> leases = new HashMap<>();

  /** Takes as many as there are, at most so many. */
  synchronized long claim(String caller, LocalDate day, long contacts) {
    long left = left(caller, day);
    long claimed = Math.min(left, contacts);
    leases.put(caller, new Lease(day, left - claimed));
    return claimed;
  }

  /** Puts some in, or back; those of a day that is over are gone. */
  synchronized void add(String caller, LocalDate day, long contacts) {
    Lease lease = leases.get(caller);
    if (lease == null || !lease.day().isAfter(day)) {
      leases.put(caller, new Lease(day, left(caller, day) + contacts));
    }
  }

  synchronized long left(String caller, LocalDate day) {
    Lease lease = leases.get(caller);
    return lease != null && lease.day().equals(day) ? lease.left() : 0;
  }
}
