package io.placet.standalone.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts the consents that the mapping's rule gives; in no order, and posting one twice changes
 * nothing.
 */
final class ConsentPoster {
  static final int AT_ONCE = 32;

  private final Gateway gateway;
  private final Mapping.Consents consents;
  private final List<Given> given = new ArrayList<>();
  private final AtomicInteger posted = new AtomicInteger();

  private record Given(Contact contact, Mapping.Purpose purpose) {}

  ConsentPoster(Gateway gateway, Mapping.Consents consents, List<Contact> contacts) {
    this.gateway = gateway;
    this.consents = consents;
    ConsentRule rule = new ConsentRule(consents.seed());
    for (Contact contact : contacts) {
      for (Mapping.Purpose purpose : consents.purposes()) {
        if (rule.gives(contact, purpose.purpose(), purpose.share())) {
          given.add(new Given(contact, purpose));
        }
      }
    }
  }

  int size() {
    return given.size();
  }

  int posted() {
    return posted.get();
  }

  void post() throws ReplayStopped, InterruptedException {
    ConcurrentLinkedQueue<Given> waiting = new ConcurrentLinkedQueue<>(given);
    Workers.runAll(Collections.nCopies(AT_ONCE, () -> post(waiting)), waiting::clear);
  }

  private void post(ConcurrentLinkedQueue<Given> waiting)
      throws ReplayStopped, InterruptedException {
    for (Given next = waiting.poll(); next != null; next = waiting.poll()) {
      gateway.recordConsent(next.contact(), EventJson.consent(consents, next.purpose()));
      posted.incrementAndGet();
    }
  }
}
