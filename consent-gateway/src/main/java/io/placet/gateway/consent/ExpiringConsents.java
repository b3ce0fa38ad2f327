package io.placet.gateway.consent;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What stands and ends by itself before an instant: how much, and the first of it to end. */
final class ExpiringConsents {
  /** What ends when. */
  record Ending(SubjectId subject, ConsentKey key, String record, Instant validUntil) {}

  private static final Comparator<Ending> FIRST_TO_END =
      Comparator.comparing(Ending::validUntil)
          .thenComparing(ending -> ending.subject().text())
          .thenComparing(ending -> ending.key().toString());

  private final Register register;
  private final Instant asOf;
  private final Instant horizon;
  private final int limit;
  private final PriorityQueue<Ending> first = new PriorityQueue<>(FIRST_TO_END.reversed());
  private long total;

  /**
   * None yet.
   *
   * @param horizon the last instant that counts
   * @param limit how many are kept, those that end first
   */
  ExpiringConsents(Register register, Instant asOf, Instant horizon, int limit) {
    this.register = register;
    this.asOf = asOf;
    this.horizon = horizon;
    this.limit = limit;
  }

  /** Looks at one more contact. */
  void add(SubjectId subject, ContactConsents consents) {
    for (ConsentKey key : consents.standings().keySet()) {
      if (Verdicts.judgeStanding(register, consents, key, asOf) instanceof Allowed allowed) {
        allowed
            .permission()
            .validUntil()
            .filter(end -> !end.isAfter(horizon))
            .ifPresent(end -> keep(new Ending(subject, key, allowed.permission().recordId(), end)));
      }
    }
  }

  private void keep(Ending ending) {
    total++;
    first.add(ending);
    if (first.size() > limit) {
      first.remove();
    }
  }

  /** How many there are, also beyond the limit. */
  long total() {
    return total;
  }

  /** Those that end first, in order. */
  List<Ending> first() {
    List<Ending> sorted = new ArrayList<>(first);
    sorted.sort(FIRST_TO_END);
    return sorted;
  }
}
