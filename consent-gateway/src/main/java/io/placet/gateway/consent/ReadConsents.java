package io.placet.gateway.consent;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.record.RecordJson;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.PastVerdicts;
import io.placet.gateway.verdict.PastVerdicts.Past;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What stands for a contact, question by question, and the records behind it with what each did:
 * now or as of any past instant, by the records appended until then and the register then in force.
 */
public final class ReadConsents implements Operation {
  /** RFC 3339 writes none before. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private final Identities identities;
  private final Decider decider;
  private final PastVerdicts past;
  private final Clock clock;

  public ReadConsents(Identities identities, Decider decider, PastVerdicts past, Clock clock) {
    this.identities = identities;
    this.decider = decider;
    this.past = past;
    this.clock = clock;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    ContactId contact = ContactIds.parse(request.pathParameter("id"));
    SubjectId subject = identities.subjectOf(contact);
    Optional<Instant> asOf = request.queryParameter("as_of").map(this::pastInstant);
    // also for the past: all that was acknowledged by then is in the view only behind the barrier
    return Future.fromCompletionStage(
        decider
            .present(subject)
            .thenApply(
                present ->
                    ApiResponse.ok(
                        toJson(
                            contact,
                            subject,
                            asOf.map(instant -> past.asOf(subject, instant))
                                .orElseGet(() -> asNow(subject, present))))));
  }

  private Past asNow(SubjectId subject, Present present) {
    return past.below(subject, present.revision(), present.register(), present.asOf());
  }

  private Instant pastInstant(String text) {
    Instant instant;
    try {
      instant = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException wrong) {
      throw ApiException.badRequest("as_of: an instant such as 2026-11-23T10:00:00Z");
    }
    if (instant.isBefore(EARLIEST) || instant.isAfter(clock.instant())) {
      throw ApiException.badRequest("as_of: an instant that is past");
    }
    return instant;
  }

  private JsonObject toJson(ContactId contact, SubjectId subject, Past then) {
    JsonArray verdicts = new JsonArray();
    then.register()
        .keys()
        .forEach(
            key -> {
              JsonObject json = new JsonObject().put("purpose", key.purpose());
              key.channel().ifPresent(channel -> json.put("channel", channel));
              verdicts.add(ConsentJson.put(json, then.verdict(key)));
            });
    JsonArray records = new JsonArray();
    then.entries().forEach(placed -> placed.consent().map(RecordJson::of).ifPresent(records::add));
    JsonArray timeline = new JsonArray();
    past.timeline(subject, then).forEach(step -> timeline.add(ConsentJson.step(step)));
    JsonObject json =
        new JsonObject()
            .put("contact", contact.toString())
            .put("revision", then.revision().toString())
            .put("asOf", then.asOf().toString())
            .put("register", then.register().sha256());
    if (then.isRegisterAssumed()) {
      json.put("registerAssumed", true);
    }
    return json.put("verdicts", verdicts).put("records", records).put("timeline", timeline);
  }
}
