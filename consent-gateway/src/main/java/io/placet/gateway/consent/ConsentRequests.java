package io.placet.gateway.consent;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.Evidence;
import io.placet.domain.contact.ContactId;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.record.Draft;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a caller asks to record, as the contract lets it through. */
final class ConsentRequests {
  private ConsentRequests() {}

  static Draft draft(ContactId contact, JsonObject body, Actor actor, String actorId) {
    ConsentKey key =
        new ConsentKey(
            body.getString("purpose", ConsentKey.EVERYTHING.purpose()), text(body, "channel"));
    return Draft.of(contact, key, ConsentState.valueOf(body.getString("state")), actor, actorId)
        .basis(text(body, "basis").map(ConsentRequests::basis))
        .notice(Optional.ofNullable(body.getJsonObject("notice")).map(ConsentRequests::notice))
        .collectionPoint(text(body, "collectionPoint"))
        .method(text(body, "method"))
        .language(text(body, "language"))
        .eventTime(instant(body, "eventTime"))
        .validUntil(instant(body, "validUntil"))
        .evidence(evidence(body))
        .proof(text(body, "proof"))
        .build();
  }

  /** Where the link goes that confirms what is requested; empty where none is asked for. */
  static Optional<String> confirm(JsonObject body) {
    Optional<String> email =
        Optional.ofNullable(body.getJsonObject("confirm")).map(asked -> asked.getString("email"));
    if (email.isPresent() && !"REQUESTED".equals(body.getString("state"))) {
      throw ApiException.badRequest("confirm: only with state REQUESTED");
    }
    return email;
  }

  private static NoticeRef notice(JsonObject shown) {
    return new NoticeRef(shown.getString("id"), shown.getString("version"));
  }

  private static LegalBasis basis(String name) {
    return LegalBasis.valueOf(constant(name));
  }

  private static Set<Evidence> evidence(JsonObject body) {
    return body.getJsonArray("evidence", new io.vertx.core.json.JsonArray()).stream()
        .map(name -> Evidence.valueOf(constant((String) name)))
        .collect(Collectors.toSet());
  }

  private static String constant(String wireName) {
    return wireName.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static Optional<String> text(JsonObject body, String name) {
    return Optional.ofNullable(body.getString(name));
  }

  private static Optional<Instant> instant(JsonObject body, String name) {
    try {
      return text(body, name).map(Instant::parse);
    } catch (DateTimeParseException wrong) {
      throw ApiException.badRequest(name + ": an instant such as 2026-11-23T10:00:00Z");
    }
  }
}
