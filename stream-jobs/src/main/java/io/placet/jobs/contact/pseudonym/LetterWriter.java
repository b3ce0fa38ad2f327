package io.placet.jobs.contact.pseudonym;

import io.placet.domain.event.FieldValue;
import io.placet.domain.event.Misfit;
import io.placet.domain.register.Field;
import io.placet.jobs.flink.JobClock;
import io.placet.schemas.avro.DeadContent;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.DeadLetterOrigin;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.codec.DeadContentCodec;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SealedPlace;
import io.placet.vault.Sealer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes letters about what did not fit: what it was is sealed under a key of their own. */
record LetterWriter(Sealer sealer, String registerSha256, JobClock clock) {
  private static final String MALFORMED_PAYLOAD = "malformed_payload";
  private static final String MALFORMED_EVENT = "malformed_event";

  /** A value that does not fit its declaration; its event went on without it. */
  DeadLetter misfit(EventEnvelope event, Field field, Misfit why, FieldValue value) {
    return letter(
        event,
        field.name(),
        why.wireName(),
        new DeadContent(
            event.getEventId(),
            event.getOccurredAt(),
            event.getReceivedAt(),
            FieldsCodec.toJson(value),
            null));
  }

  /** A payload, opened, that holds no values. */
  DeadLetter malformedPayload(EventEnvelope event, byte[] payload) {
    return letter(
        event,
        null,
        MALFORMED_PAYLOAD,
        new DeadContent(
            event.getEventId(),
            event.getOccurredAt(),
            event.getReceivedAt(),
            null,
            ByteBuffer.wrap(payload)));
  }

  /** A record that is no event at all. */
  DeadLetter malformedEvent(EventEnvelope unreadable) {
    return letter(
        null,
        null,
        MALFORMED_EVENT,
        new DeadContent(
            null,
            null,
            unreadable.getReceivedAt(),
            null,
            unreadable.getPayload().getPayload().duplicate()));
  }

  private DeadLetter letter(
      @Nullable EventEnvelope event, @Nullable String field, String reason, DeadContent content) {
    String id = UUID.randomUUID().toString();
    String sealed = sealer.seal(DeadContentCodec.toBytes(content), SealedPlace.ofDeadLetter(id));
    return new DeadLetter(
        id,
        DeadLetterOrigin.STREAM,
        event == null ? null : event.getSubjectId(),
        event == null ? null : event.getType(),
        field,
        reason,
        registerSha256,
        clock.instant(),
        ByteBuffer.wrap(sealed.getBytes(StandardCharsets.UTF_8)));
  }
}
