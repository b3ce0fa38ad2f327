package io.placet.gateway.audience.webhook;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.AudienceEvent;
import io.placet.gateway.audience.change.Standing.Telling;

/**
 * What a receiver is told of a contact.
 *
 * @param id the same for each attempt, so that a receiver drops what it got twice
 */
record Message(String id, AudienceEvent event) {
  /** The id of the message to which an occasion leads. */
  static String id(String destination, String place, SubjectId subject, Telling telling) {
    return "msg_" + AudienceEvent.digest(destination, place, subject.text(), telling.name());
  }
}
