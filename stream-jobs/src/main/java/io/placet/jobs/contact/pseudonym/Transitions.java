package io.placet.jobs.contact.pseudonym;

import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.schemas.avro.AnswerSignal;
import io.placet.schemas.avro.ConsentAnswer;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.EpochSignal;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.ShutOffSignal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a contact's consents, as those may know it who know contacts by their pseudonyms
 * only: figures that are not released yet lose what a withdrawal takes away, and tell how often
 * people said yes.
 */
record Transitions(Register register) {
  /** Empty if nothing became of them. */
  Optional<ConsentTransition> of(GateOutput output, String pseudonym) {
    Object body = output.getBody();
    if (body instanceof ShutOffSignal signal) {
      return ended(output, pseudonym, signal.getEnds(), signal.getAt());
    }
    if (body instanceof EndedSignal signal) {
      return ended(output, pseudonym, signal.getEnds(), signal.getAt());
    }
    if (body instanceof ErasureSignal signal) {
      return ended(output, pseudonym, everyPurpose(), signal.getAt());
    }
    if (body instanceof EpochSignal signal) {
      return Optional.of(transition(output, pseudonym, List.of(), null, true, signal.getAt()));
    }
    if (body instanceof AnswerSignal answer) {
      return Optional.of(
          transition(
              output,
              pseudonym,
              List.of(),
              new ConsentAnswer(
                  answer.getPurpose(),
                  answer.getChannel(),
                  answer.getCollectionPoint(),
                  answer.getGiven()),
              false,
              answer.getAt()));
    }
    return Optional.empty();
  }

  /** Of the pseudonym that a contact had: what is not released yet goes with it. */
  ConsentTransition left(GateOutput output, String pseudonym, Instant at) {
    return transition(output, pseudonym, everyPurpose(), null, false, at);
  }

  private List<String> everyPurpose() {
    return register.purposes().stream().map(Purpose::id).toList();
  }

  private static Optional<ConsentTransition> ended(
      GateOutput output, String pseudonym, List<String> purposes, Instant at) {
    return purposes.isEmpty()
        ? Optional.empty()
        : Optional.of(transition(output, pseudonym, purposes, null, false, at));
  }

  private static ConsentTransition transition(
      GateOutput output,
      String pseudonym,
      List<String> ended,
      @Nullable ConsentAnswer answer,
      boolean moved,
      Instant at) {
    return new ConsentTransition(pseudonym, ended, answer, moved, output.getNewest() + 1, at);
  }
}
