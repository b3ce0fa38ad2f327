package io.placet.gateway.consent;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.Notice;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds what a caller asks to record against the register; what it does not declare is refused. */
final class ConsentRequests {
  /** A request that the register allows. */
  record Checked(
      ConsentKey key,
      Purpose purpose,
      ConsentState state,
      Optional<Notice> notice,
      Optional<String> collectionPoint,
      Optional<String> method,
      Optional<String> language,
      Optional<Instant> eventTime,
      Optional<Instant> validUntil) {}

  private final Register register;

  ConsentRequests(Register register) {
    this.register = register;
  }

  Checked check(JsonObject body) {
    Purpose purpose = purpose(body.getString("purpose"));
    Optional<String> channel = channel(purpose, Optional.ofNullable(body.getString("channel")));
    ConsentState state = ConsentState.valueOf(body.getString("state"));
    Optional<Notice> notice =
        Optional.ofNullable(body.getJsonObject("notice")).map(shown -> notice(shown, purpose));
    Optional<String> point = Optional.ofNullable(body.getString("collectionPoint"));
    Optional<String> method = Optional.ofNullable(body.getString("method"));
    point.ifPresent(id -> collectionPoint(id, purpose));
    if (state.isGrant() && (notice.isEmpty() || point.isEmpty() || method.isEmpty())) {
      throw ApiException.badRequest(
          state
              + " needs its proof: notice {id, version}, collectionPoint and method (GDPR Article 7(1))");
    }
    if (state == ConsentState.BASIS_ESTABLISHED && purpose.basis() == LegalBasis.CONSENT) {
      throw ApiException.badRequest(
          "purpose "
              + purpose.id()
              + " rests on consent; BASIS_ESTABLISHED is for the other bases");
    }
    return new Checked(
        new ConsentKey(purpose.id(), channel),
        purpose,
        state,
        notice,
        point,
        method,
        Optional.ofNullable(body.getString("language")),
        instant(body, "eventTime"),
        instant(body, "validUntil"));
  }

  private Purpose purpose(String id) {
    return register
        .purpose(id)
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "purpose: not declared in the register; declared: "
                        + register.purposes().stream()
                            .map(Purpose::id)
                            .collect(Collectors.joining(", "))));
  }

  private static Optional<String> channel(Purpose purpose, Optional<String> channel) {
    boolean declared =
        channel.map(purpose.channels()::contains).orElse(purpose.channels().isEmpty());
    if (!declared) {
      String allowed =
          purpose.channels().isEmpty()
              ? "none, leave it out"
              : purpose.channels().stream().sorted().collect(Collectors.joining(", "));
      throw ApiException.badRequest("channel: allowed for " + purpose.id() + ": " + allowed);
    }
    return channel;
  }

  private Notice notice(JsonObject shown, Purpose purpose) {
    NoticeRef ref = new NoticeRef(shown.getString("id"), shown.getString("version"));
    Notice notice = register.notices().get(ref);
    if (notice == null || !notice.purposes().contains(purpose.id())) {
      throw ApiException.badRequest(
          "notice: does not inform about "
              + purpose.id()
              + "; those that do: "
              + register.notices().values().stream()
                  .filter(known -> known.purposes().contains(purpose.id()))
                  .map(Notice::ref)
                  .map(known -> known.id() + " " + known.version())
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    return notice;
  }

  private void collectionPoint(String id, Purpose purpose) {
    CollectionPoint point = register.collectionPoints().get(id);
    if (point == null || !point.purposes().contains(purpose.id())) {
      throw ApiException.badRequest(
          "collectionPoint: may not collect for "
              + purpose.id()
              + "; those that may: "
              + register.collectionPoints().values().stream()
                  .filter(known -> known.purposes().contains(purpose.id()))
                  .map(CollectionPoint::id)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
  }

  private static Optional<Instant> instant(JsonObject body, String name) {
    try {
      return Optional.ofNullable(body.getString(name)).map(Instant::parse);
    } catch (DateTimeParseException wrong) {
      throw ApiException.badRequest(name + ": an instant such as 2026-11-23T10:00:00Z");
    }
  }
}
