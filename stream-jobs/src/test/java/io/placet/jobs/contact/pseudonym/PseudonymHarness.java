package io.placet.jobs.contact.pseudonym;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.FieldValue;
import io.placet.domain.register.Register;
import io.placet.jobs.contact.SampleRegister;
import io.placet.jobs.flink.DeadLetters;
import io.placet.jobs.flink.Withheld;
import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.AmendedEvent;
import io.placet.schemas.avro.DeadContent;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.avro.StoredKey;
import io.placet.schemas.codec.DeadContentCodec;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.StandingCodec;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKeys;
import io.placet.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Pseudonymise for one contact, with a vault of files, without Kafka. */
final class PseudonymHarness {
  static final SubjectId SUBJECT = new SubjectId("subject-22-characters-");
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  final Vault vault;
  final OneInputStreamOperatorTestHarness<GateOutput, PseudonymisedOutput> flink;

  PseudonymHarness(Path folder) throws Exception {
    vault = VaultSupplier.files(folder, "test").open();
    flink =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(
                new Pseudonymise(PseudonymHarness::sealingOrderIds, () -> vault, () -> NOW)));
    flink.open();
  }

  /** The sample, but for an order's id, which goes on sealed. */
  private static Register sealingOrderIds() {
    String pseudonymised = "order_id: {type: text, treatment: pseudonymise}";
    String yaml = SampleRegister.yaml();
    if (!yaml.contains(pseudonymised)) {
      throw new IllegalStateException("the sample register has changed");
    }
    return RegisterLoader.parse(
        yaml.replace(pseudonymised, "order_id: {type: text, treatment: seal}"), "register.yaml");
  }

  void give(Sealed payload) throws Exception {
    give(payload, null);
  }

  void give(Sealed payload, @Nullable StoredKey key) throws Exception {
    give(payload, key, "message-1", 1);
  }

  void give(Sealed payload, @Nullable StoredKey key, String eventId, int epoch) throws Exception {
    EventEnvelope event =
        new EventEnvelope(
            eventId,
            SUBJECT.text(),
            "Order Completed",
            NOW,
            NOW,
            List.of("analytics"),
            1L,
            payload);
    give(new AdmittedEvent(event, List.of("analytics"), "0@2", key), epoch);
  }

  void give(Object body, int epoch) throws Exception {
    flink.processElement(new StreamRecord<>(new GateOutput(SUBJECT.text(), body, epoch, 5L)));
  }

  /** A payload as a gateway seals it for the event {@code message-1}. */
  static Sealed seal(DataKeys.Minted key, Map<String, FieldValue> fields) {
    byte[] place = SealedPlace.of(Topic.EVENTS, SUBJECT.text(), "message-1", "EventPayload");
    return new Sealed(
        key.wrapped().keyId(),
        ByteBuffer.wrap(key.key().seal(FieldsCodec.toPayloadBytes(fields), place)));
  }

  static StoredKey stored(DataKeys.Minted key) {
    return StandingCodec.toAvro(key.wrapped());
  }

  List<PseudonymisedOutput> passed() {
    return flink.extractOutputValues();
  }

  List<PseudonymisedEvent> events() {
    return passed().stream()
        .map(PseudonymisedOutput::getBody)
        .map(body -> body instanceof AmendedEvent amended ? amended.getEvent() : body)
        .filter(PseudonymisedEvent.class::isInstance)
        .map(PseudonymisedEvent.class::cast)
        .toList();
  }

  List<String> withheld() {
    return side(Withheld.TAG).stream()
        .map(io.placet.schemas.avro.WithheldCount::getReason)
        .toList();
  }

  List<DeadLetter> letters() {
    return side(DeadLetters.TAG);
  }

  DeadContent open(DeadLetter letter) {
    String sealed = StandardCharsets.UTF_8.decode(letter.getContent().duplicate()).toString();
    return DeadContentCodec.fromBytes(
        vault.deadLetters().open(sealed, SealedPlace.ofDeadLetter(letter.getId())).orElseThrow());
  }

  <T> List<T> side(OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = flink.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  void close() throws Exception {
    flink.close();
  }
}
