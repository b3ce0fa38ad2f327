package io.placet.gateway.collect;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.DeclaredFields;
import io.placet.domain.event.Generaliser;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.domain.verdict.Admission.Admitted;
import io.placet.domain.verdict.Admission.Withheld;
import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.seal.SealingKey;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.Decider.Presents;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes one event: held against the register, judged on the present of its contact, minimised,
 * sealed, and put on the events topic.
 */
public final class Intake {
  /** The type of what is sealed inside an envelope. */
  private static final String PAYLOAD = "EventPayload";

  private final Supplier<Register> register;
  private final Identities identities;
  private final Generaliser generaliser;
  private final ContactKeyring keyring;
  private final LogWriter log;
  private final Misfits misfits;
  private final CollectMetrics metrics;
  private final SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);

  public Intake(
      Supplier<Register> register,
      Identities identities,
      Generaliser generaliser,
      ContactKeyring keyring,
      LogWriter log,
      Misfits misfits,
      CollectMetrics metrics) {
    this.register = register;
    this.identities = identities;
    this.generaliser = generaliser;
    this.keyring = keyring;
    this.log = log;
    this.misfits = misfits;
    this.metrics = metrics;
  }

  void take(Message message, Presents presents, Course course) {
    EventType type = register.get().eventType(message.event().orElse("")).orElse(null);
    if (type == null && message.isPreference()) {
      return; // it was for the record, and no more
    }
    if (type == null) {
      course.outcomes.add(
          Outcome.of(
              Fate.REJECTED, message, "undeclared_event_type", "declared: " + declaredTypes()));
      return;
    }
    SubjectId subject = course.subjectOf(message.contact(), identities);
    Present present = presents.apply(subject);
    Admission admission =
        Admission.judge(
            present.register(), type, type.purposes(), present.consents(), present.asOf());
    if (admission instanceof Withheld denied) {
      course.outcomes.add(Outcome.of(Fate.WITHHELD, message, denied.reason().wireName(), ""));
    } else if (admission instanceof Admitted admitted) {
      DeclaredFields fields =
          DeclaredFields.of(type, message.values(), message.occurredAt(), generaliser);
      metrics.misfits(type, fields.misfits());
      Reductions.tell(message, fields, course.outcomes);
      Instant receivedAt = course.submission.receivedAt();
      String eventId = identities.eventId(subject, message.key());
      List<CompletableFuture<?>> all = kept(message, eventId, type, subject, fields, receivedAt);
      SealingKey sealing = keyring.of(subject, present.consents().keys());
      EventEnvelope envelope =
          new EventEnvelope(
              eventId,
              subject.text(),
              type.name(),
              message.occurredAt(),
              receivedAt,
              admitted.purposes(),
              present.consents().newest(),
              sealing.seal(
                  Topic.EVENTS, eventId, PAYLOAD, FieldsCodec.toPayloadBytes(fields.fields())));
      all.add(sealing.kept());
      all.add(
          log.append(
              Topic.EVENTS,
              identities.partitionOf(subject),
              Keys.event(subject.text()),
              envelopes.encode(envelope)));
      course.taken(
          message,
          new Witness.Values(message.contact(), fields.fields()),
          CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)));
    }
  }

  /** What its event goes on without is kept where the register may yet come to fit it. */
  private List<CompletableFuture<?>> kept(
      Message message,
      String eventId,
      EventType type,
      SubjectId subject,
      DeclaredFields fields,
      Instant receivedAt) {
    fields.undeclared().forEach(name -> misfits.dropped(type.name(), name));
    List<CompletableFuture<?>> kept = new ArrayList<>(fields.misfits().size());
    fields
        .misfits()
        .forEach(
            (field, reason) -> {
              Object value = message.values().get(field.name());
              if (value != null) {
                kept.add(
                    misfits.keep(
                        new Misfits.Value(
                            subject,
                            eventId,
                            type,
                            field,
                            reason,
                            value,
                            message.occurredAt(),
                            receivedAt)));
              }
            });
    return kept;
  }

  private String declaredTypes() {
    return register.get().eventTypes().keySet().stream().sorted().collect(Collectors.joining(", "));
  }
}
