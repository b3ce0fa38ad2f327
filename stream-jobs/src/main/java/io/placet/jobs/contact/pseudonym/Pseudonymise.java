package io.placet.jobs.contact.pseudonym;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.FieldValue;
import io.placet.domain.event.Generaliser;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Register;
import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.JobClock;
import io.placet.jobs.flink.RegisterSupplier;
import io.placet.jobs.flink.TopicRecords;
import io.placet.jobs.flink.Withheld;
import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.browser.BrowserLibrary;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Turns what the gate let on into what the rest of the stream may see. */
public final class Pseudonymise extends ProcessFunction<GateOutput, PseudonymisedOutput> {
  private static final long serialVersionUID = 1L;

  /** Events for {@code pseudonymised-events}. */
  public static final OutputTag<TopicRecord> EVENTS =
      new OutputTag<>("pseudonymised-events", AvroTypes.of(TopicRecord.class));

  private static final String DOMAIN = "analytics";
  private static final String MALFORMED_PAYLOAD = "malformed_payload";

  private final RegisterSupplier registerSupplier;
  private final VaultSupplier vault;
  private final JobClock clock;
  private transient Register register;
  private transient Pseudonyms pseudonyms;
  private transient Treatments treatments;
  private transient SingleObject<PseudonymisedEvent> codec;
  private transient PseudonymMetrics metrics;

  @SuppressWarnings("NullAway.Init") // Flink opens before it hands anything over
  public Pseudonymise(RegisterSupplier registerSupplier, VaultSupplier vault, JobClock clock) {
    this.registerSupplier = registerSupplier;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    register = registerSupplier.get();
    pseudonyms = vault.open().pseudonyms(DOMAIN);
    treatments = new Treatments(pseudonyms, new Generaliser(new BrowserLibrary()));
    codec = SingleObject.of(PseudonymisedEvent.class);
    metrics = new PseudonymMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(GateOutput output, Context ctx, Collector<PseudonymisedOutput> out) {
    SubjectId subject = new SubjectId(output.getSubjectId());
    String pseudonym = pseudonyms.ofSubject(subject);
    if (!(output.getBody() instanceof AdmittedEvent admitted)) {
      out.collect(new PseudonymisedOutput(subject.text(), pseudonym, output.getBody()));
      return;
    }
    EventEnvelope event = admitted.getEvent();
    Optional<Map<String, FieldValue>> fields = fields(event);
    if (fields.isEmpty()) {
      metrics.malformedPayload();
      ctx.output(Withheld.TAG, Withheld.one(event.getType(), MALFORMED_PAYLOAD, clock.instant()));
      return;
    }
    PseudonymisedEvent behind =
        new PseudonymisedEvent(
            pseudonyms.ofEvent(subject, event.getEventId()),
            pseudonym,
            event.getType(),
            event.getOccurredAt(),
            admitted.getPurposes(),
            FieldsCodec.toAvro(fields.get()),
            admitted.getRevision());
    ctx.output(
        EVENTS, TopicRecords.of(Topic.PSEUDONYMISED_EVENTS, Keys.bytes(pseudonym), codec, behind));
    out.collect(new PseudonymisedOutput(subject.text(), pseudonym, behind));
  }

  /** Values that may go on; empty if the payload cannot be read. */
  private Optional<Map<String, FieldValue>> fields(EventEnvelope event) {
    Optional<EventType> type = register.eventType(event.getType());
    if (type.isEmpty()) {
      return Optional.empty();
    }
    try {
      TreatedFields treated =
          treatments.treat(
              type.get(), FieldsCodec.fromPayload(event.getPayload()), event.getOccurredAt());
      metrics.leftOut(type.get(), treated);
      return Optional.of(treated.fields());
    } catch (MalformedRecordException malformed) {
      return Optional.empty();
    }
  }
}
