package io.placet.acceptance.process;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;

/** What of a contact's events came in, and what went on behind the gate. */
final class Received {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final PlacetProcess placet;

  Received(PlacetProcess placet) {
    this.placet = placet;
  }

  /** Ids of a contact's events on the topic, in their order; of one that came twice twice. */
  List<String> events(ContactId contact) {
    String subject = subject(contact).text();
    return placet.topics().read(Topic.EVENTS, EventEnvelope.class).stream()
        .map(Topics.At::value)
        .filter(event -> event.getSubjectId().equals(subject))
        .map(EventEnvelope::getEventId)
        .toList();
  }

  /** Waits until each of a contact's events has passed the gate, and none of them twice. */
  void awaitEachOnceBehindTheGate(ContactId contact) {
    Pseudonyms pseudonyms = placet.vault().pseudonyms("analytics");
    List<String> sent =
        events(contact).stream()
            .distinct()
            .map(id -> pseudonyms.ofEvent(subject(contact), id))
            .sorted()
            .toList();
    Until.holds(
        BOUND,
        "each event once behind the gate",
        () ->
            placet.topics().read(Topic.PSEUDONYMISED_EVENTS, PseudonymisedEvent.class).stream()
                .map(at -> at.value().getEventId())
                .filter(sent::contains)
                .sorted()
                .toList()
                .equals(sent));
  }

  private SubjectId subject(ContactId contact) {
    return SubjectId.of(placet.vault().subject(), contact, 0);
  }
}
