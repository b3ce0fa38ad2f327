package io.placet.jobs.contact.pseudonym;

import static io.placet.jobs.contact.pseudonym.PseudonymHarness.NOW;
import static io.placet.jobs.contact.pseudonym.PseudonymHarness.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.EventIds;
import io.placet.domain.event.FieldValue.Text;
import io.placet.jobs.flink.UnreadableEvents;
import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.AmendedEvent;
import io.placet.schemas.avro.DeadContent;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.EpochSignal;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.LiftedSignal;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.ReachSignal;
import io.placet.schemas.avro.ReevaluationSignal;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.codec.FieldsCodec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymiseTest {
  private static final byte[] GARBAGE = {9, 9, 9};

  @TempDir private Path folder;
  private PseudonymHarness pseudonymise;

  @BeforeEach
  void open() throws Exception {
    pseudonymise = new PseudonymHarness(folder.resolve("v"));
  }

  @AfterEach
  void close() throws Exception {
    pseudonymise.close();
  }

  @Test
  void anAmendedEventIsTheSameEventBehindTheGate() throws Exception {
    pseudonymise.give(FieldsCodec.toPayload(Map.of()), null, "message-1", 1);
    pseudonymise.give(
        FieldsCodec.toPayload(Map.of()), null, EventIds.amended("message-1", "letter-7"), 1);

    assertThat(pseudonymise.events().stream().map(PseudonymisedEvent::getEventId).distinct())
        .hasSize(1);
  }

  @Test
  void onlyOfAnAmendedEventIsThereOneWhosePlaceItTakes() throws Exception {
    pseudonymise.give(FieldsCodec.toPayload(Map.of()), null, "message-1", 1);
    pseudonymise.give(
        FieldsCodec.toPayload(Map.of()), null, EventIds.amended("message-1", "letter-7"), 1);

    assertThat(pseudonymise.passed().stream().map(PseudonymisedOutput::getBody))
        .hasExactlyElementsOfTypes(PseudonymisedEvent.class, AmendedEvent.class);
    assertThat(pseudonymise.side(Pseudonymise.EVENTS)).hasSize(2);
  }

  @Test
  void whatTheGateTellsOfTheLivingPassesOnUnderThePseudonym() throws Exception {
    ReachSignal reach = new ReachSignal(List.of("offers/sms"), NOW);
    LiftedSignal lifted = new LiftedSignal(List.of("profiling"), 0, 4L, NOW);
    ReevaluationSignal asked = new ReevaluationSignal("segment/loyal", 2, 0, 5L, Instant.EPOCH);

    pseudonymise.give(reach, 1);
    pseudonymise.give(lifted, 1);
    pseudonymise.give(asked, 1);

    assertThat(pseudonymise.passed())
        .containsExactly(
            new PseudonymisedOutput(SUBJECT.text(), pseudonym(1), reach),
            new PseudonymisedOutput(SUBJECT.text(), pseudonym(1), lifted),
            new PseudonymisedOutput(SUBJECT.text(), pseudonym(1), asked));
  }

  @Test
  void nothingThatLeavesNamesTheEventOrTheContactButTheStreamsKey() throws Exception {
    pseudonymise.give(FieldsCodec.toPayload(Map.of()));

    PseudonymisedOutput output = pseudonymise.passed().get(0);
    assertThat(output.getSubjectId()).isEqualTo(SUBJECT.text());
    assertThat(output.getBody().toString()).doesNotContain(SUBJECT.text(), "message-1");
  }

  @Test
  void aPayloadThatCannotBeReadIsCountedAndTheNextGoesOn() throws Exception {
    pseudonymise.give(new Sealed(null, ByteBuffer.wrap(GARBAGE)));
    pseudonymise.give(FieldsCodec.toPayload(Map.of()));

    assertThat(pseudonymise.withheld()).containsExactly("malformed_payload");
    assertThat(pseudonymise.passed()).hasSize(1);
    assertThat(pseudonymise.side(Pseudonymise.EVENTS)).hasSize(1);
  }

  @Test
  void aPayloadThatCannotBeReadIsKeptSealedAsADeadLetter() throws Exception {
    pseudonymise.give(new Sealed(null, ByteBuffer.wrap(GARBAGE)));

    DeadLetter letter = pseudonymise.letters().get(0);
    assertThat(letter.getReason()).isEqualTo("malformed_payload");
    assertThat(letter.getSubjectId()).isEqualTo(SUBJECT.text());
    DeadContent content = pseudonymise.open(letter);
    assertThat(content.getEventId()).isEqualTo("message-1");
    assertThat(content.getRecord()).isEqualTo(ByteBuffer.wrap(GARBAGE));
  }

  @Test
  void aRecordThatIsNoEventIsKeptSealedAsADeadLetterAndNothingElse() throws Exception {
    AdmittedEvent unreadable =
        new AdmittedEvent(UnreadableEvents.of(GARBAGE, NOW).getEvent(), List.of(), "", null);
    pseudonymise.flink.processElement(new StreamRecord<>(new GateOutput("", unreadable, 1, -1L)));

    DeadLetter letter = pseudonymise.letters().get(0);
    assertThat(letter.getReason()).isEqualTo("malformed_event");
    assertThat(letter.getSubjectId()).isNull();
    assertThat(pseudonymise.open(letter).getRecord()).isEqualTo(ByteBuffer.wrap(GARBAGE));
    assertThat(pseudonymise.passed()).isEmpty();
    assertThat(pseudonymise.side(Pseudonymise.EVENTS)).isEmpty();
  }

  @Test
  void aValueThatDoesNotFitIsKeptSealedAndItsEventGoesOnWithoutIt() throws Exception {
    pseudonymise.give(
        FieldsCodec.toPayload(
            Map.of("postcode", new Text("29200 \"Brest\""), "birth_date", new Text("1991-11-23"))));

    assertThat(pseudonymise.events())
        .extracting(PseudonymisedEvent::getFields)
        .containsExactly(Map.of("birth_date", "35-44"));
    DeadLetter letter = pseudonymise.letters().get(0);
    assertThat(letter.getField()).isEqualTo("postcode");
    assertThat(letter.getReason()).isEqualTo("not_generalised");
    assertThat(letter.toString()).doesNotContain("29200");
    assertThat(pseudonymise.open(letter).getValue()).isEqualTo("\"29200 \\\"Brest\\\"\"");
  }

  @Test
  void whatIsNotDeclaredIsNoDeadLetter() throws Exception {
    pseudonymise.give(FieldsCodec.toPayload(Map.of("surprise", new Text("x"))));

    assertThat(pseudonymise.letters()).isEmpty();
    assertThat(pseudonymise.events())
        .extracting(PseudonymisedEvent::getFields)
        .containsExactly(Map.of());
  }

  @Test
  void behindTheGateNothingFinerThanDeclaredIsSaid() throws Exception {
    pseudonymise.give(
        FieldsCodec.toPayload(
            Map.of("postcode", new Text("29200"), "birth_date", new Text("1991-11-23"))));

    assertThat(pseudonymise.events())
        .extracting(PseudonymisedEvent::getFields)
        .containsExactly(Map.of("postcode", "29", "birth_date", "35-44"));
  }

  @Test
  void aShutOffPassesOn() throws Exception {
    ShutOffSignal signal =
        new ShutOffSignal("r", "profiling", List.of("profiling"), false, 0, 5L, NOW);

    pseudonymise.give(signal, 1);

    assertThat(pseudonymise.passed())
        .extracting(PseudonymisedOutput::getBody)
        .containsExactly(signal);
  }

  @Test
  void aContactHasThePseudonymOfTheEpochThatItIsIn() throws Exception {
    int next = pseudonymise.vault.beginEpoch("analytics");

    pseudonymise.give(FieldsCodec.toPayload(Map.of()));
    pseudonymise.give(new EpochSignal(next, NOW), next);
    pseudonymise.give(FieldsCodec.toPayload(Map.of()), null, "message-2", next);

    assertThat(pseudonymise.passed())
        .extracting(PseudonymisedOutput::getPseudonym)
        .containsExactly(pseudonym(1), pseudonym(next), pseudonym(next));
  }

  @Test
  void ofAnEpochThatIsDestroyedNothingComesOutButSignals() throws Exception {
    int next = pseudonymise.vault.beginEpoch("analytics");
    pseudonymise.vault.destroyEpochForever("analytics", 1);

    pseudonymise.give(FieldsCodec.toPayload(Map.of()));
    pseudonymise.give(new EpochSignal(next, NOW), 1);

    assertThat(pseudonymise.withheld()).containsExactly("epoch_over");
    assertThat(pseudonymise.passed())
        .extracting(PseudonymisedOutput::getPseudonym)
        .containsExactly("");
  }

  private String pseudonym(int epoch) {
    return pseudonymise.vault.pseudonyms("analytics", epoch).ofSubject(SUBJECT);
  }
}
