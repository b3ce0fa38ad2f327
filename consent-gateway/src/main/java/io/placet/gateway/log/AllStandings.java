package io.placet.gateway.log;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What stands for every contact, met one after the other, so that memory does not grow with their
 * number.
 */
public final class AllStandings {
  private final ContactView view;

  public AllStandings(ContactView view) {
    this.view = view;
  }

  /**
   * Visits each contact of whom something is recorded, as the view was at the begin.
   *
   * @throws ViewException if the view cannot be read, or the thread was interrupted
   */
  public void each(BiConsumer<SubjectId, ContactConsents> visitor) {
    view.walk(
        Optional.empty(),
        (subject, consents) -> {
          if (Thread.currentThread().isInterrupted()) {
            throw new ViewException("the walk over all contacts was ended");
          }
          visitor.accept(subject, consents);
          return true;
        });
  }
}
