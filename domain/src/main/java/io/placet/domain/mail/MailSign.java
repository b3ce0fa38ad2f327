package io.placet.domain.mail;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.register.EventType;
import io.placet.domain.register.MailEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event tells of an e-mail.
 *
 * <p>Ids are compared with each other and are nothing else here: behind the gate they are
 * pseudonyms, equal for equal values within an epoch. Signs of two epochs are of two messages; a
 * value that is sealed differs each time, so a register must not seal these fields.
 *
 * @param message which e-mail; empty where the event does not say, which is then one e-mail of its
 *     own: what is not known of a reaction does not make it a person's
 * @param link which of its links was followed; empty for everything but a click, and for a click
 *     that does not say
 * @param at when it happened
 */
public record MailSign(MailEvent.Kind kind, String message, String link, Instant at) {
  /** What an event tells; empty for an event that is about no e-mail. */
  public static Optional<MailSign> of(EventType type, Event event) {
    return type.mail()
        .map(
            mail ->
                new MailSign(
                    mail.kind(),
                    text(event, mail.message()),
                    mail.link().map(link -> text(event, link)).orElse(""),
                    event.occurredAt()));
  }

  /** Whether it may be a person's doing, and so a scanner's. */
  public boolean isReaction() {
    return kind != MailEvent.Kind.DELIVERED;
  }

  private static String text(Event event, String field) {
    FieldValue value = event.fields().get(field);
    if (value instanceof FieldValue.Text text) {
      return text.value();
    }
    return value == null ? "" : value.toString();
  }
}
