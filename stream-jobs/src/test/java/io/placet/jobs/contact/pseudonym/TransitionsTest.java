package io.placet.jobs.contact.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.placet.domain.register.Purpose;
import io.placet.jobs.contact.SampleRegister;
import io.placet.schemas.avro.AnswerSignal;
import io.placet.schemas.avro.ConsentAnswer;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.EpochSignal;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.ReachSignal;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those may know of a contact's consents who know it by its pseudonym only. */
class TransitionsTest {
  private static final SingleObject<ConsentTransition> CODEC =
      SingleObject.of(ConsentTransition.class);

  private PseudonymHarness pseudonymise;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    pseudonymise = new PseudonymHarness(folder);
  }

  @AfterEach
  void close() throws Exception {
    pseudonymise.close();
  }

  private List<ConsentTransition> transitions() {
    return pseudonymise.side(Pseudonymise.EVENTS).stream()
        .filter(record -> record.getTopic().equals(Topic.CONSENT_TRANSITIONS.topicName()))
        .map(
            record -> {
              ByteBuffer value = Objects.requireNonNull(record.getValue()).duplicate();
              byte[] bytes = new byte[value.remaining()];
              value.get(bytes);
              return CODEC.decode(bytes);
            })
        .toList();
  }

  private String pseudonym(int epoch) {
    return pseudonymise.vault.pseudonyms("analytics", epoch).ofSubject(PseudonymHarness.SUBJECT);
  }

  @Test
  void whatEndedIsToldWithThePositionBelowWhichAllIsInIt() throws Exception {
    pseudonymise.give(
        new ShutOffSignal(
            "receipt", "analytics", List.of("analytics"), false, 1, 5L, PseudonymHarness.NOW),
        1);
    pseudonymise.give(new EndedSignal(List.of("profiling"), PseudonymHarness.NOW), 1);

    assertThat(transitions())
        .containsExactly(
            new ConsentTransition(
                pseudonym(1), List.of("analytics"), null, false, 6L, PseudonymHarness.NOW),
            new ConsentTransition(
                pseudonym(1), List.of("profiling"), null, false, 6L, PseudonymHarness.NOW));
  }

  @Test
  void anErasureEndsEveryPurpose() throws Exception {
    pseudonymise.give(new ErasureSignal("erasure", 1, 5L, PseudonymHarness.NOW), 1);

    assertThat(transitions().get(0).getEnded())
        .containsExactlyElementsOf(
            SampleRegister.load().purposes().stream().map(Purpose::id).toList());
  }

  @Test
  void ofANewEpochBothPseudonymsAreToldOf() throws Exception {
    assertThat(pseudonymise.vault.beginEpoch("analytics")).isEqualTo(2);
    pseudonymise.give(new EpochSignal(2, PseudonymHarness.NOW), 2);

    assertThat(transitions())
        .extracting(ConsentTransition::getPseudonym, ConsentTransition::getMoved)
        .containsExactly(tuple(pseudonym(2), true), tuple(pseudonym(1), false));
    assertThat(transitions().get(1).getEnded()).contains("analytics");
  }

  @Test
  void anAnswerIsToldAndGoesNoFurther() throws Exception {
    pseudonymise.give(
        new AnswerSignal("newsletter", "email", "checkout", true, PseudonymHarness.NOW), 1);

    assertThat(transitions().get(0).getAnswer())
        .isEqualTo(new ConsentAnswer("newsletter", "email", "checkout", true));
    assertThat(pseudonymise.passed()).isEmpty();
  }

  @Test
  void ofTheRestNothingIsTold() throws Exception {
    pseudonymise.give(new ReachSignal(List.of(), PseudonymHarness.NOW), 1);
    pseudonymise.give(
        new ShutOffSignal("receipt", "offers", List.of(), false, 1, 5L, PseudonymHarness.NOW), 1);

    assertThat(transitions()).isEmpty();
  }
}
