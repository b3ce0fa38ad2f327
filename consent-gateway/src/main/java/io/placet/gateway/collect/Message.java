package io.placet.gateway.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.domain.contact.ContactId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a sender says of a contact, whatever protocol it came by, read but not yet held against the
 * register.
 *
 * @param index place among those sent together, from 0
 * @param source what the id is unique within, beside the contact; empty where the protocol has none
 * @param id the sender's message id
 * @param contact whom it is about
 * @param anonymous for an identify, the visitor who turns out to be the contact
 * @param event name of its type; none of an identify
 * @param occurredAt corrected for the sender's clock
 * @param context of the message, where its consents are; missing where it has none
 */
public record Message(
    int index,
    String source,
    String id,
    Kind kind,
    ContactId contact,
    Optional<ContactId> anonymous,
    Optional<String> event,
    Instant occurredAt,
    Map<String, Object> values,
    JsonNode context) {
  /** What the message is. */
  public enum Kind {
    TRACK,
    IDENTIFY
  }

  /** In no sender's id: control characters are refused. */
  private static final char WITHIN = '\u001e';

  /** What is the same for the same message of a contact, and for no other. */
  String key() {
    return source.isEmpty() ? id : source + WITHIN + id;
  }

  /** The same message about another contact. */
  Message about(ContactId other) {
    return new Message(
        index, source, id, kind, other, anonymous, event, occurredAt, values, context);
  }

  /** The same message as an event of a type, with some of its values. */
  Message asEvent(String type, Map<String, Object> some) {
    return new Message(
        index, source, id, kind, contact, anonymous, Optional.of(type), occurredAt, some, context);
  }

  /** Whether it tells a preference and nothing else. */
  boolean isPreference() {
    return kind == Kind.TRACK && event.filter(ConsentClaims.PREFERENCE_EVENT::equals).isPresent();
  }

  /** What it says of consent, for who puts that on record. */
  ConsentClaims.Claim claim(Sender sender, Optional<String> secGpc) {
    return new ConsentClaims.Claim(
        index, id, contact, occurredAt, context, secGpc, isPreference(), sender);
  }

  /** Whether there may be something of consent in it. */
  boolean mayClaim(Optional<String> secGpc) {
    return isPreference()
        || context.has("consent")
        || context.has("consentManagement")
        || (secGpc.isPresent() && context.has("collectionPoint"));
  }
}
