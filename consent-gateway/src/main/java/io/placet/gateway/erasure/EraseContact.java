package io.placet.gateway.erasure;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.verdict.Decider;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Orders the erasure of a contact. From the acknowledgement on every verdict about it is no; the
 * rest is done after the answer, and the receipt says how far it is.
 */
public final class EraseContact implements Operation {
  private final Identities identities;
  private final Decider decider;
  private final LogWriter log;
  private final AuditTrail audit;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final Runnable whenRecorded;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  /**
   * Makes the operation.
   *
   * @param whenRecorded told when there is something to do
   */
  public EraseContact(
      Identities identities,
      Decider decider,
      LogWriter log,
      AuditTrail audit,
      Clock clock,
      Supplier<UUID> ids,
      Runnable whenRecorded) {
    this.identities = identities;
    this.decider = decider;
    this.log = log;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
    this.whenRecorded = whenRecorded;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    ContactId contact = ContactIds.parse(request.pathParameter("id"));
    SubjectId subject = identities.subjectOf(contact);
    String reason = request.json().getString("reason");
    String actor = request.caller().orElseThrow().name();
    return Future.fromCompletionStage(
        decider
            .present(subject)
            .thenCompose(
                present -> {
                  ContactConsents consents = present.consents();
                  if (consents.erasure().isPresent()
                      || consents.newest() == ContactConsents.NOTHING) {
                    throw ApiException.notFound("nothing is recorded of this contact");
                  }
                  return record(contact, subject, consents, reason, actor);
                }));
  }

  private CompletableFuture<ApiResponse> record(
      ContactId contact, SubjectId subject, ContactConsents consents, String reason, String actor) {
    String id = ids.get().toString();
    int partition = identities.partitionOf(subject);
    ErasureRecorded erasure =
        new ErasureRecorded(
            id,
            subject.text(),
            reason,
            actor,
            clock.instant(),
            identities.refusalToken(contact),
            consents.keys().wrapped().stream().map(WrappedKey::keyId).toList());
    return log.append(
            Topic.CONTACT_LOG,
            partition,
            Keys.erasure(subject.text()),
            entries.encode(new ContactLogEntry(erasure)))
        .thenCombine(
            audit.note(actor, Action.ERASED, Optional.of(subject), Optional.of(reason), 1),
            (offset, noted) -> offset)
        .thenApply(
            offset -> {
              whenRecorded.run();
              return new ApiResponse(
                  202,
                  Map.of("Location", "/v1/erasures/" + id),
                  new JsonObject()
                      .put("erasure", "/v1/erasures/" + id)
                      .put("shutOff", "/v1/shut-offs/" + id)
                      .put("revision", new LogPosition(partition, offset + 1).toString()));
            });
  }
}
