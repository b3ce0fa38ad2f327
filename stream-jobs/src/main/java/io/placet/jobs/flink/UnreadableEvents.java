package io.placet.jobs.flink;

import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.Sealed;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * Records of the events' topic that are no events, on their way to the dead letters. A stream has
 * one type, so they travel in the form of an event: of no contact, its payload the whole record.
 */
public final class UnreadableEvents {
  private static final String NOBODY = "";
  private static final String NONE = "";

  private UnreadableEvents() {}

  /** The form in which a record that cannot be read travels. */
  public static ReceivedEvent of(byte[] record, Instant appendedAt) {
    return new ReceivedEvent(
        appendedAt,
        new EventEnvelope(
            NONE,
            NOBODY,
            NONE,
            appendedAt,
            appendedAt,
            List.of(),
            -1L,
            new Sealed(null, ByteBuffer.wrap(record))));
  }

  /** Whether it is such a record; no event is of nobody. */
  public static boolean isOne(EventEnvelope event) {
    return event.getSubjectId().equals(NOBODY);
  }
}
