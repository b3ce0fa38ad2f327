package io.placet.gateway.log;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.ViewStore.Family;
import io.placet.schemas.avro.StoredConsents;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.codec.StandingCodec;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * What stands for every contact, met one after the other, so that memory does not grow with their
 * number.
 */
public final class AllStandings {
  private static final byte[] ALL = new byte[0];

  private final ViewStore store;
  private final SingleObject<StoredConsents> standings = SingleObject.of(StoredConsents.class);

  public AllStandings(ViewStore store) {
    this.store = store;
  }

  /**
   * Visits each contact of whom something is recorded, as the view was at the begin.
   *
   * @throws ViewException if the view cannot be read, or the thread was interrupted
   */
  public void each(BiConsumer<SubjectId, ContactConsents> visitor) {
    store.scan(
        Family.STANDINGS,
        ALL,
        ALL,
        (key, value) -> {
          if (Thread.currentThread().isInterrupted()) {
            throw new ViewException("the walk over all contacts was ended");
          }
          SubjectId subject = new SubjectId(new String(key, StandardCharsets.US_ASCII));
          visitor.accept(subject, StandingCodec.toDomain(subject, standings.decode(value)));
        });
  }
}
