package io.placet.gateway.preview;

import io.placet.gateway.log.ContactView;
import java.time.Duration;

/** How many contacts there are, counted now and then: a sample needs it to a few parts in 1,000. */
final class ContactCount {
  private static final Duration OLD = Duration.ofSeconds(30);

  private final ContactView view;
  private long counted;
  private long countedAt;
  private boolean known;

  ContactCount(ContactView view) {
    this.view = view;
  }

  /** Those of whom something is recorded. */
  synchronized long now() {
    if (!known || System.nanoTime() - countedAt > OLD.toNanos()) {
      long[] contacts = {0};
      var none =
          view.subjectsWhere(
              subject -> {
                contacts[0]++;
                return false;
              });
      counted = contacts[0] - none.size();
      countedAt = System.nanoTime();
      known = true;
    }
    return counted;
  }
}
