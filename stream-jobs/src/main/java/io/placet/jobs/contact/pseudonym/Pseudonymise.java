package io.placet.jobs.contact.pseudonym;

import static java.util.Objects.requireNonNull;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.EventIds;
import io.placet.domain.event.FieldValue;
import io.placet.domain.event.Generaliser;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.DenialReason;
import io.placet.jobs.contact.pseudonym.Treatments.Cover;
import io.placet.jobs.contact.pseudonym.Treatments.FieldSeal;
import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.DeadLetters;
import io.placet.jobs.flink.JobClock;
import io.placet.jobs.flink.RegisterSupplier;
import io.placet.jobs.flink.TopicRecords;
import io.placet.jobs.flink.UnreadableEvents;
import io.placet.jobs.flink.Withheld;
import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.AmendedEvent;
import io.placet.schemas.avro.AnswerSignal;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.EpochSignal;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.LiftedSignal;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.PseudonymisedOutput;
import io.placet.schemas.avro.ReachSignal;
import io.placet.schemas.avro.ReevaluationSignal;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.browser.BrowserLibrary;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Turns what the gate let on into what the rest of the stream may see. */
public final class Pseudonymise extends ProcessFunction<GateOutput, PseudonymisedOutput> {
  private static final long serialVersionUID = 1L;

  /** Events for {@code pseudonymised-events}, and what goes to {@code consent-transitions}. */
  public static final OutputTag<TopicRecord> EVENTS =
      new OutputTag<>("pseudonymised-events", AvroTypes.of(TopicRecord.class));

  private static final String DOMAIN = "analytics";
  private static final String MALFORMED_PAYLOAD = "malformed_payload";
  private static final String UNOPENABLE = "unopenable";
  private static final String EPOCH_OVER = "epoch_over";

  /** Contacts that each subtask remembers. */
  private static final int MOST_REMEMBERED = 50_000;

  private final RegisterSupplier registerSupplier;
  private final VaultSupplier vault;
  private final JobClock clock;
  private transient Register register;
  private transient Epochs epochs;
  private transient Set<String> erased;
  private transient RecentContacts recent;
  private transient Payloads payloads;
  private transient Treatments treatments;
  private transient LetterWriter letters;
  private transient SingleObject<PseudonymisedEvent> codec;
  private transient SingleObject<ConsentTransition> transitionCodec;
  private transient Transitions transitions;
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
    Vault opened = vault.open();
    erased = erased(opened);
    epochs = new Epochs(opened, DOMAIN);
    recent = new RecentContacts(opened.dataKeys(), MOST_REMEMBERED);
    payloads = new Payloads(recent);
    treatments = new Treatments(new Generaliser(new BrowserLibrary()));
    letters = new LetterWriter(opened.deadLetters(), register.sha256(), clock);
    codec = SingleObject.of(PseudonymisedEvent.class);
    transitionCodec = SingleObject.of(ConsentTransition.class);
    transitions = new Transitions(register);
    metrics = new PseudonymMetrics(getRuntimeContext().getMetricGroup());
  }

  /**
   * Who was erased by the vault's list. A log that was brought back may not say so until a gateway
   * has recorded it anew, and this job may run before one does.
   */
  private static Set<String> erased(Vault vault) {
    SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
    Set<String> subjects = new HashSet<>();
    vault
        .erasedContacts()
        .visit(
            (id, record) -> {
              if (entries.decode(record).getBody() instanceof ErasureRecorded erasure) {
                subjects.add(erasure.getSubjectId());
              }
            });
    return subjects;
  }

  @Override
  public void processElement(GateOutput output, Context ctx, Collector<PseudonymisedOutput> out) {
    if (output.getBody() instanceof AdmittedEvent admitted) {
      if (UnreadableEvents.isOne(admitted.getEvent())) {
        send(letters.malformedEvent(admitted.getEvent()), ctx);
      } else {
        take(admitted, output.getEpoch(), ctx, out);
      }
      return;
    }
    if (isForTheLiving(output) && erased.contains(output.getSubjectId())) {
      return;
    }
    SubjectId subject = new SubjectId(output.getSubjectId());
    String pseudonym = epochs.of(output.getEpoch()).map(of -> of.ofSubject(subject)).orElse("");
    if (output.getBody() instanceof ErasureSignal) {
      recent.evict(subject);
    }
    tell(output, subject, pseudonym, ctx);
    if (output.getBody() instanceof AnswerSignal) {
      return;
    }
    out.collect(new PseudonymisedOutput(subject.text(), pseudonym, output.getBody()));
  }

  /** Writes what became of the contact's consents, for whoever knows it by its pseudonym only. */
  private void tell(GateOutput output, SubjectId subject, String pseudonym, Context ctx) {
    if (!pseudonym.isEmpty()) {
      transitions.of(output, pseudonym).ifPresent(one -> write(one, ctx));
    }
    if (output.getBody() instanceof EpochSignal signal) {
      epochs
          .of(signal.getEpoch() - 1)
          .map(before -> transitions.left(output, before.ofSubject(subject), signal.getAt()))
          .ifPresent(one -> write(one, ctx));
    }
  }

  private void write(ConsentTransition transition, Context ctx) {
    ctx.output(
        EVENTS,
        TopicRecords.of(
            Topic.CONSENT_TRANSITIONS,
            Keys.bytes(transition.getPseudonym()),
            transitionCodec,
            transition));
  }

  /** What would have an erased contact judged again. */
  private static boolean isForTheLiving(GateOutput output) {
    return output.getBody() instanceof ReachSignal
        || output.getBody() instanceof LiftedSignal
        || output.getBody() instanceof ReevaluationSignal;
  }

  private void take(
      AdmittedEvent admitted, int epoch, Context ctx, Collector<PseudonymisedOutput> out) {
    EventEnvelope event = admitted.getEvent();
    if (erased.contains(event.getSubjectId())) {
      withhold(event, DenialReason.ERASED.wireName(), ctx);
      return;
    }
    SubjectId subject = new SubjectId(event.getSubjectId());
    Optional<Pseudonyms> pseudonyms = epochs.of(epoch);
    if (pseudonyms.isEmpty()) {
      recent.clear();
      withhold(event, EPOCH_OVER, ctx);
      return;
    }
    Optional<Payloads.Opened> opened = payloads.open(subject, event, admitted.getKey());
    if (opened.isEmpty()) {
      metrics.unopenablePayload();
      withhold(event, UNOPENABLE, ctx);
      return;
    }
    Optional<Map<String, FieldValue>> values = values(event, opened.get(), ctx);
    if (values.isEmpty()) {
      metrics.malformedPayload();
      withhold(event, MALFORMED_PAYLOAD, ctx);
      return;
    }
    String eventId = pseudonyms.get().ofEvent(subject, EventIds.original(event.getEventId()));
    Cover cover = new Cover(pseudonyms.get(), seal(subject, eventId, event, opened.get()));
    String pseudonym = recent.pseudonym(subject, pseudonyms.get());
    PseudonymisedEvent behind =
        new PseudonymisedEvent(
            eventId,
            pseudonym,
            event.getType(),
            event.getOccurredAt(),
            admitted.getPurposes(),
            FieldsCodec.toAvro(treated(event, values.get(), cover, ctx)),
            admitted.getRevision());
    ctx.output(
        EVENTS, TopicRecords.of(Topic.PSEUDONYMISED_EVENTS, Keys.bytes(pseudonym), codec, behind));
    // Only of an amended event need those behind look for the one whose place it takes.
    Object body = EventIds.isAmended(event.getEventId()) ? new AmendedEvent(behind) : behind;
    out.collect(new PseudonymisedOutput(subject.text(), pseudonym, body));
  }

  /** Empty if the payload cannot be read. */
  private Optional<Map<String, FieldValue>> values(
      EventEnvelope event, Payloads.Opened opened, Context ctx) {
    try {
      return Optional.of(FieldsCodec.fromPayloadBytes(opened.bytes()));
    } catch (MalformedRecordException malformed) {
      send(letters.malformedPayload(event, opened.bytes()), ctx);
      return Optional.empty();
    }
  }

  /** What of the values may go on; what does not fit its declaration becomes a dead letter. */
  private Map<String, FieldValue> treated(
      EventEnvelope event, Map<String, FieldValue> values, Cover cover, Context ctx) {
    EventType type = register.eventType(event.getType()).orElseThrow();
    TreatedFields treated = treatments.treat(type, values, event.getOccurredAt(), cover);
    metrics.leftOut(type, treated);
    treated
        .misfits()
        .forEach(
            (field, why) ->
                send(
                    letters.misfit(event, field, why, requireNonNull(values.get(field.name()))),
                    ctx));
    return treated.fields();
  }

  /** Seals values for their place in {@code pseudonymised-events}, under the payload's own key. */
  private static Optional<FieldSeal> seal(
      SubjectId subject, String eventId, EventEnvelope event, Payloads.Opened opened) {
    return opened
        .key()
        .map(
            key ->
                (field, value) -> {
                  byte[] place =
                      SealedPlace.of(Topic.PSEUDONYMISED_EVENTS, subject.text(), eventId, field);
                  byte[] text = FieldsCodec.toJson(value).getBytes(StandardCharsets.UTF_8);
                  return event.getPayload().getKeyId()
                      + "."
                      + Base64.getUrlEncoder()
                          .withoutPadding()
                          .encodeToString(key.seal(text, place));
                });
  }

  private void withhold(EventEnvelope event, String reason, Context ctx) {
    ctx.output(Withheld.TAG, Withheld.one(event.getType(), reason, clock.instant()));
  }

  private void send(DeadLetter letter, Context ctx) {
    metrics.deadLetter();
    ctx.output(DeadLetters.TAG, letter);
  }
}
