package io.placet.jobs.contact.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue.Text;
import io.placet.jobs.contact.SampleRegister;
import io.placet.jobs.flink.Withheld;
import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.codec.FieldsCodec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymiseTest {
  private static final String SUBJECT = "subject-22-characters-";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path folder;
  private OneInputStreamOperatorTestHarness<GateOutput, PseudonymisedOutput> flink;

  @BeforeEach
  void open() throws Exception {
    flink =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(
                new Pseudonymise(
                    SampleRegister::load, VaultSupplier.files(folder, "test"), () -> NOW)));
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  @Test
  void nothingThatLeavesNamesTheEventOrTheContactButTheStreamsKey() throws Exception {
    give(FieldsCodec.toPayload(Map.of()));

    PseudonymisedOutput output = flink.extractOutputValues().get(0);
    assertThat(output.getSubjectId()).isEqualTo(SUBJECT);
    assertThat(output.getBody().toString()).doesNotContain(SUBJECT, "message-1");
  }

  @Test
  void aPayloadThatCannotBeReadIsCountedAndTheNextGoesOn() throws Exception {
    give(new Sealed(null, ByteBuffer.wrap(new byte[] {9, 9, 9})));
    give(FieldsCodec.toPayload(Map.of()));

    assertThat(flink.getSideOutput(Withheld.TAG))
        .extracting(count -> count.getValue().getReason())
        .containsExactly("malformed_payload");
    assertThat(flink.extractOutputValues()).hasSize(1);
    assertThat(flink.getSideOutput(Pseudonymise.EVENTS)).hasSize(1);
  }

  @Test
  void behindTheGateNothingFinerThanDeclaredIsSaid() throws Exception {
    give(
        FieldsCodec.toPayload(
            Map.of("postcode", new Text("29200"), "birth_date", new Text("1991-11-23"))));

    assertThat(flink.extractOutputValues())
        .extracting(output -> ((PseudonymisedEvent) output.getBody()).getFields())
        .containsExactly(Map.of("postcode", "29", "birth_date", "35-44"));
  }

  @Test
  void aShutOffPassesOn() throws Exception {
    ShutOffSignal signal =
        new ShutOffSignal("r", "profiling", List.of("profiling"), false, 0, 5L, NOW);

    flink.processElement(new StreamRecord<>(new GateOutput(SUBJECT, signal, 1)));

    assertThat(flink.extractOutputValues())
        .extracting(PseudonymisedOutput::getBody)
        .containsExactly(signal);
  }

  private void give(Sealed payload) throws Exception {
    EventEnvelope event =
        new EventEnvelope(
            "message-1", SUBJECT, "Order Completed", NOW, NOW, List.of("analytics"), 1L, payload);
    flink.processElement(
        new StreamRecord<>(
            new GateOutput(
                SUBJECT, new AdmittedEvent(event, List.of("analytics"), "0@2", null), 1)));
  }
}
