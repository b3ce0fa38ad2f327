package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ContactConsents;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the contacts that this subtask had to do with lately, a bounded number of them.
 * Events come in bursts: reading and decoding a contact's state for each would cost as much as
 * judging it. Only the state itself counts; this is never saved and begins empty.
 */
final class RecentContacts {
  /** Some 2 KB each. */
  private static final int MOST = 16_384;

  /** What is known of one contact; nothing at first. */
  static final class Known {
    @Nullable ContactConsents consents;
    boolean nothingWaits;
    boolean allIsReadable;
  }

  private final Map<String, Known> contacts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST;
        }
      };

  private String last = "";
  private Known ofLast = new Known();

  Known of(String contact) {
    // It is asked several times for each event.
    if (!last.equals(contact)) {
      ofLast = contacts.computeIfAbsent(contact, absent -> new Known());
      last = contact;
    }
    return ofLast;
  }
}
