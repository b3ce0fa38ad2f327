package io.placet.gateway.deadletter;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.DeadContent;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.DeadLetterOrigin;
import io.placet.schemas.codec.DeadContentCodec;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.placet.vault.Sealer;
import io.vertx.core.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Writes dead letters and opens them. They are sealed under a key of their own. */
public final class DeadLetterBox {
  private final LogWriter log;
  private final Sealer sealer;
  private final Supplier<Register> register;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final SingleObject<DeadLetter> letters = SingleObject.of(DeadLetter.class);

  public DeadLetterBox(
      LogWriter log, Sealer sealer, Supplier<Register> register, Clock clock, Supplier<UUID> ids) {
    this.log = log;
    this.sealer = sealer;
    this.register = register;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Keeps a value that did not fit; complete once that is acknowledged.
   *
   * @param value as parsed from JSON
   */
  public CompletableFuture<?> keep(
      SubjectId subject,
      String eventId,
      String eventType,
      String field,
      String reason,
      Object value,
      Instant occurredAt,
      Instant receivedAt) {
    String id = ids.get().toString();
    DeadContent content =
        new DeadContent(eventId, occurredAt, receivedAt, Json.encode(value), null);
    DeadLetter letter =
        new DeadLetter(
            id,
            DeadLetterOrigin.GATEWAY,
            subject.text(),
            eventType,
            field,
            reason,
            register.get().sha256(),
            clock.instant(),
            ByteBuffer.wrap(
                sealer
                    .seal(DeadContentCodec.toBytes(content), SealedPlace.ofDeadLetter(id))
                    .getBytes(StandardCharsets.UTF_8)));
    return log.append(Topic.DEAD_LETTERS, letters.encode(letter));
  }

  DeadLetter decode(byte[] letter) {
    return letters.decode(letter);
  }

  /** What is inside; empty where it does not open or is nothing that this version reads. */
  Optional<DeadContent> open(DeadLetter letter) {
    String sealed = StandardCharsets.UTF_8.decode(letter.getContent().duplicate()).toString();
    try {
      return sealer
          .open(sealed, SealedPlace.ofDeadLetter(letter.getId()))
          .map(DeadContentCodec::fromBytes);
    } catch (MalformedRecordException unreadable) {
      return Optional.empty();
    }
  }
}
