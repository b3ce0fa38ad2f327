package io.placet.jobs.insight.bound;

import static java.util.Objects.requireNonNull;

import io.placet.domain.insight.OwnEvents;
import io.placet.schemas.avro.ConsentAnswer;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.avro.PseudonymisedEvent;
import java.util.List;
import java.util.Map;

/** Answers to questions for consent, measured like any event. */
final class Answers {
  private Answers() {}

  /** The event that an answer is. */
  static PseudonymisedEvent event(ConsentTransition transition) {
    ConsentAnswer answer = requireNonNull(transition.getAnswer());
    return new PseudonymisedEvent(
        OwnEvents.CONSENT_ANSWERED + " " + transition.getBelow(),
        transition.getPseudonym(),
        OwnEvents.CONSENT_ANSWERED,
        transition.getAt(),
        List.of(OwnEvents.PURPOSE_OF_ANSWERS),
        Map.of(
            OwnEvents.PURPOSE, answer.getPurpose(),
            OwnEvents.CHANNEL, answer.getChannel(),
            OwnEvents.COLLECTION_POINT, answer.getCollectionPoint(),
            OwnEvents.ANSWER, answer.getGiven() ? OwnEvents.YES : OwnEvents.NO),
        "0@" + (transition.getBelow() + 1));
  }
}
