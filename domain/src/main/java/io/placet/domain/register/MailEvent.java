package io.placet.domain.register;

import java.util.Optional;

/**
 * What an event type tells of an e-mail, so that what a scanner did can be told from what a person
 * did.
 *
 * @param message the field that says which e-mail it was
 * @param link the field that says which of its links; there for a click, and for nothing else
 */
public record MailEvent(Kind kind, String message, Optional<String> link) {
  /** What happened to the e-mail. */
  public enum Kind {
    DELIVERED,
    OPENED,
    CLICKED
  }

  public MailEvent {
    if ((kind == Kind.CLICKED) != link.isPresent()) {
      throw new IllegalArgumentException("a click, and nothing else, names its link");
    }
  }
}
