package io.placet.gateway.collect;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.Misfit;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Keeps values that did not fit, so that nothing is lost while their declaration is mended. */
public interface Misfits {
  /**
   * A value that its event goes on without.
   *
   * @param value as parsed from JSON
   */
  record Value(
      SubjectId subject,
      String eventId,
      EventType type,
      Field field,
      Misfit reason,
      Object value,
      Instant occurredAt,
      Instant receivedAt) {}

  /** Keeps a value; complete once that is acknowledged. */
  CompletableFuture<?> keep(Value misfit);

  /** Notes that a field was dropped because nothing declares it; its value is kept nowhere. */
  void dropped(String eventType, String field);
}
