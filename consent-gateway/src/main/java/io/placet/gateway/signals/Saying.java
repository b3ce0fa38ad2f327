package io.placet.gateway.signals;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.contact.ContactId;
import io.placet.domain.signal.Statement;
import io.placet.gateway.record.Draft;
import java.time.Instant;
import java.util.Optional;

/** One statement about one contact, and where it comes from. */
record Saying(ContactId contact, Statement statement, Origin origin) {
  /**
   * Where statements come from.
   *
   * @param actor who speaks; PERSON where what was chosen may lift what was refused before
   * @param chosenAt when; empty where nobody says it, so that nothing can be lifted
   * @param proof where the proof is kept
   */
  record Origin(
      String collectionPoint,
      Actor actor,
      String actorId,
      Optional<Instant> chosenAt,
      Optional<String> proof) {}

  /** The record of a change. */
  Draft draft(ConsentState state, Actor by) {
    return Draft.of(contact, statement.key(), state, by, origin.actorId())
        .notice(statement.notice())
        .collectionPoint(Optional.of(origin.collectionPoint()))
        .method(Optional.of(statement.kind().method()))
        .eventTime(origin.chosenAt())
        .proof(origin.proof())
        .build();
  }
}
