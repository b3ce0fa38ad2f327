package io.placet.jobs.contact.profile;

import io.placet.domain.live.KeptEvent;
import io.placet.domain.mail.MailSign;
import io.placet.schemas.avro.PseudonymisedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes events into the history, as far as they may be read and a person made them. */
record Intake(
    ContactState state, ReadRights rights, Mailbox mailbox, Judge judge, ProfileMetrics metrics) {
  /**
   * An event that has passed the gate.
   *
   * @param isAmended whether it came before with less in it
   */
  void take(Turn turn, PseudonymisedEvent passed, boolean isAmended) throws Exception {
    if (passed.getOccurredAt().toEpochMilli() <= turn.watermarkMs()) {
      metrics.late().inc();
    }
    Optional<KeptEvent> read = rights.of(passed, turn.watermarkMs());
    if (read.isEmpty()) {
      return;
    }
    KeptEvent event = read.get();
    Contact contact = turn.contact();
    contact.name(passed.getPseudonym());
    contact.hear(passed.getRevision());
    judge.refresh(turn);
    Optional<MailSign> sign = mailbox.sign(passed);
    if (sign.isPresent() && isAmended) {
      // The first one may have been a scanner's: then it is not there.
      if (!sign.get().isReaction() || judge.holds(contact, event)) {
        count(turn, event, true, true);
      }
    } else if (sign.isEmpty() || mailbox.lets(contact, sign.get(), event, turn.watermarkMs())) {
      count(turn, event, isAmended, true);
    }
  }

  /** What was held and is a person's counts now. */
  void release(Turn turn, Instant now) throws Exception {
    for (KeptEvent held : mailbox.release(turn.contact(), now)) {
      Optional<KeptEvent> still = rights.keptAt(held, now.toEpochMilli());
      if (still.isPresent()) {
        count(turn, still.get(), false, false);
      }
    }
    mailbox.tidy(turn.contact());
  }

  /**
   * Counts an event in.
   *
   * @param isAmended whether it may be there in an earlier form
   * @param lifts whether it has just passed the gate, so that its purposes may be read
   */
  private void count(Turn turn, KeptEvent event, boolean isAmended, boolean lifts)
      throws Exception {
    Contact contact = turn.contact();
    boolean isLifted = lifts && contact.isRestricted(event.purposes());
    // Only one that is not the newest can be there already: its time is that of its first form.
    boolean mayBeThere =
        contact.hasHistory()
            && (isAmended || event.event().occurredAt().toEpochMilli() <= contact.newestMs())
            && state.mayHold(event.event().id());
    if (mayBeThere || isLifted) {
      List<KeptEvent> all = judge.history(contact);
      List<KeptEvent> others = new ArrayList<>(all);
      others.removeIf(other -> other.event().id().equals(event.event().id()));
      if (isLifted) {
        // What was due before is due without what was restricted.
        judge.live(turn);
        contact.lift(event.purposes());
      }
      if (isLifted || others.size() < all.size()) {
        judge.retake(turn, event, others);
        return;
      }
    }
    judge.take(turn, event);
  }
}
