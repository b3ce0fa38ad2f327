package io.placet.jobs.contact.profile;

import io.placet.domain.event.Event;
import io.placet.domain.live.KeptEvent;
import io.placet.domain.mail.MailHold;
import io.placet.domain.mail.MailHold.Decision;
import io.placet.domain.mail.MailSign;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Register;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.codec.FieldsCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds reactions to e-mails until it is known whether a person made them. What a scanner did comes
 * into no history.
 */
final class Mailbox {
  private final Map<String, EventType> types = new HashMap<>();
  private final ContactState state;
  private final ProfileMetrics metrics;

  Mailbox(Register register, ContactState state, ProfileMetrics metrics) {
    this.state = state;
    this.metrics = metrics;
    register.eventTypes().values().stream()
        .filter(type -> type.mail().isPresent())
        .forEach(type -> types.put(type.name(), type));
  }

  /** What an event tells of an e-mail; empty for nearly all. */
  Optional<MailSign> sign(PseudonymisedEvent event) {
    EventType type = types.get(event.getType());
    if (type == null) {
      return Optional.empty();
    }
    return MailSign.of(
        type,
        new Event(
            event.getEventId(),
            event.getType(),
            event.getOccurredAt(),
            FieldsCodec.toDomain(event.getFields())));
  }

  /**
   * Takes in what an event tells.
   *
   * @return whether it counts now; else it may later
   */
  boolean lets(Contact contact, MailSign sign, KeptEvent event, long nowMs) throws Exception {
    MailHold.Taken<KeptEvent> taken =
        contact.mail().take(sign, event.purposes(), event, Instant.ofEpochMilli(nowMs));
    keep(contact, taken.hold());
    if (taken.decision() instanceof Decision.Never) {
      metrics.scanned().inc();
    }
    return taken.decision() instanceof Decision.Passes;
  }

  /** What was held and counts. */
  List<KeptEvent> release(Contact contact, Instant now) throws Exception {
    if (contact.mail().nextRelease().filter(next -> !next.isAfter(now)).isEmpty()) {
      return List.of();
    }
    MailHold.Released<KeptEvent> released = contact.mail().release(now);
    keep(contact, released.hold());
    metrics.scanned().inc(released.never());
    List<KeptEvent> counting = new ArrayList<>();
    for (MailHold.Counting<KeptEvent> one : released.counting()) {
      ReadRights.only(one.event(), one.purposes()::contains).ifPresent(counting::add);
    }
    return counting;
  }

  /** Purposes ended: what was read for them alone is gone. */
  void end(Contact contact, Collection<String> purposes) throws Exception {
    MailHold<KeptEvent> left = contact.mail();
    for (String purpose : purposes) {
      left = left.without(purpose);
    }
    keep(contact, left);
  }

  /** Of whom nothing else is known, only what still waits is kept. */
  void tidy(Contact contact) throws Exception {
    if (!contact.hasHistory() && contact.mail().nextRelease().isEmpty()) {
      keep(contact, MailHold.none());
    }
  }

  private void keep(Contact contact, MailHold<KeptEvent> hold) throws Exception {
    if (!hold.equals(contact.mail())) {
      contact.mail(hold);
      state.mail(hold);
    }
  }
}
