package io.placet.jobs.contact.profile;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that this subtask had to do with lately, as many as weigh no more than a bound:
 * events come in bursts, and to read a history for each would cost far more than judging it. Never
 * saved, and empty at first.
 */
final class RecentContacts {
  private final long mostBytes;
  private final Map<String, Contact> contacts = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * Knows none yet.
   *
   * @param mostBytes about as much memory as they may take
   */
  RecentContacts(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Nullable Contact find(String subject) {
    return contacts.get(subject);
  }

  /** Remembers a contact as it is now, and lets go of those that were not asked for the longest. */
  void keep(String subject, Contact contact) {
    int weight = contact.weight();
    if (contact.counted == 0) {
      contacts.put(subject, contact);
    }
    bytes += weight - contact.counted;
    contact.counted = weight;
    Iterator<Contact> eldest = contacts.values().iterator();
    while (bytes > mostBytes && eldest.hasNext()) {
      bytes -= eldest.next().counted;
      eldest.remove();
    }
  }

  void forget(String subject) {
    Contact gone = contacts.remove(subject);
    if (gone != null) {
      bytes -= gone.counted;
    }
  }

  int size() {
    return contacts.size();
  }
}
