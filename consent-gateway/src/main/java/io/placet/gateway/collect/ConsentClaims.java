package io.placet.gateway.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.domain.contact.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where goes what messages say of consent. It is on record before any message of the batch is
 * judged, so that none is admitted against its own refusal.
 */
@FunctionalInterface
public interface ConsentClaims {
  /** Segment's event that says a preference and nothing else. */
  String PREFERENCE_EVENT = "Segment Consent Preference Updated";

  /**
   * A message that may say something of consent.
   *
   * @param context of the message
   * @param secGpc header of the request
   * @param isPreference whether it is Segment's event for preferences
   * @param sender who says it
   */
  record Claim(
      int index,
      String messageId,
      ContactId contact,
      Instant occurredAt,
      JsonNode context,
      Optional<String> secGpc,
      boolean isPreference,
      Sender sender) {
    /**
     * Whether a grant counts: what a browser says of a customer anybody may have said, so there
     * only refusals do.
     */
    public boolean mayGrant() {
      return sender == Sender.SERVER || contact.kind() == ContactId.Kind.ANONYMOUS;
    }
  }

  /** Why what a message says of consent was not taken, all of it or its grants. */
  record Untaken(int index, String reason, String detail) {}

  /** Complete once all that changes is acknowledged by the log. */
  CompletableFuture<List<Untaken>> record(List<Claim> claims);
}
