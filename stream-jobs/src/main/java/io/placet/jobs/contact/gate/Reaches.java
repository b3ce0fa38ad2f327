package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Reach;
import io.placet.schemas.avro.ReachSignal;
import java.time.Instant;
import java.util.List;

/**
 * The reach of the contact at hand, as those behind the gate are told it: each time it changes, and
 * whenever the contact is to be judged anew. It is no state: what it was before a record follows
 * from what stood before. Contacts of which a version before told nothing are told with the next
 * change, or when they are judged anew.
 *
 * @param unreadable of the contact: what is withheld cannot be reached, whatever stands
 */
record Reaches(Register register, UnreadableRecords unreadable) {
  /** What is in force at an instant, sorted. */
  List<String> of(String contact, ContactConsents consents, Instant at) throws Exception {
    return unreadable.isEmpty(contact) ? Reach.of(register, consents, at) : List.of();
  }

  /** What is to be told after a record: of an erased contact nothing more. */
  List<ReachSignal> changed(String contact, List<String> before, ContactConsents after, Instant at)
      throws Exception {
    List<String> reach = of(contact, after, at);
    return reach.equals(before) || after.erasure().isPresent()
        ? List.of()
        : List.of(new ReachSignal(reach, at));
  }

  /** What is to be told of a change by itself. */
  List<ReachSignal> changed(String contact, PlannedExpiry.Turn turn) throws Exception {
    return turn.reach().isPresent() && unreadable.isEmpty(contact)
        ? List.of(new ReachSignal(turn.reach().get(), turn.at()))
        : List.of();
  }
}
