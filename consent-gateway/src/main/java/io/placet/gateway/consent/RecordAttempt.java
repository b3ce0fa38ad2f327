package io.placet.gateway.consent;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.AttemptOutcome;
import io.placet.schemas.avro.AttemptRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/** Records that a tool tried to reach a contact: what the register's limits count. */
public final class RecordAttempt implements Operation {
  private final Identities identities;
  private final LogWriter log;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  public RecordAttempt(Identities identities, LogWriter log, Clock clock, Supplier<UUID> ids) {
    this.identities = identities;
    this.log = log;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    SubjectId subject = identities.subjectOf(ContactIds.parse(request.pathParameter("id")));
    JsonObject body = request.json();
    AttemptRecorded attempt =
        new AttemptRecorded(
            ids.get().toString(),
            subject.text(),
            body.getString("channel"),
            clock.instant(),
            AttemptOutcome.valueOf(body.getString("outcome").toUpperCase(Locale.ROOT)),
            request.caller().orElseThrow().name());
    int partition = identities.partitionOf(subject);
    return Future.fromCompletionStage(
        log.append(
                Topic.CONTACT_LOG,
                partition,
                Keys.attempt(subject.text(), attempt.getAttemptId()),
                entries.encode(new ContactLogEntry(attempt)))
            .thenApply(
                offset ->
                    ApiResponse.created(
                        new JsonObject()
                            .put("record", attempt.getAttemptId())
                            .put("revision", new LogPosition(partition, offset + 1).toString()))));
  }
}
