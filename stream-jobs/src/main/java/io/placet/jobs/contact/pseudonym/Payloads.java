package io.placet.jobs.contact.pseudonym;

import io.placet.domain.contact.SubjectId;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.EventPayload;
import io.placet.schemas.avro.StoredKey;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.StandingCodec;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKey;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens payloads with the data keys that travel with their events. */
record Payloads(RecentContacts contacts) {
  private static final String TYPE = EventPayload.class.getSimpleName();

  /**
   * A payload that lies open.
   *
   * @param key that it was sealed under; empty for one that was written before payloads were sealed
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Opened(byte[] bytes, Optional<DataKey> key) {}

  /**
   * Opens an event's payload.
   *
   * @return empty if its key is not known or destroyed, or it is not what was sealed for this event
   */
  Optional<Opened> open(SubjectId subject, EventEnvelope event, @Nullable StoredKey wrapped) {
    byte[] payload = bytes(event.getPayload().getPayload());
    String keyId = event.getPayload().getKeyId();
    if (keyId == null) {
      return Optional.of(new Opened(payload, Optional.empty()));
    }
    if (wrapped == null) {
      return Optional.empty();
    }
    byte[] place = SealedPlace.of(Topic.EVENTS, subject.text(), event.getEventId(), TYPE);
    return contacts
        .key(subject, keyId, () -> StandingCodec.toDomain(wrapped))
        .flatMap(
            key -> key.open(payload, place).map(opened -> new Opened(opened, Optional.of(key))));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
