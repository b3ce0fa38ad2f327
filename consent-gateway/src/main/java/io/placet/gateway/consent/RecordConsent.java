package io.placet.gateway.consent;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.gateway.consent.ConsentRequests.Checked;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Caller;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.Scope;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.Room;
import io.placet.gateway.verdict.Decider;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Puts a consent record into the log and answers once it is acknowledged: from then on every
 * verdict sees it. On a disk that is nearly full only what closes is taken.
 */
public final class RecordConsent implements Operation {
  private static final int SCHEMA_VERSION = 1;

  private final Register register;
  private final ConsentRequests requests;
  private final Identities identities;
  private final Decider decider;
  private final ContactView view;
  private final LogWriter log;
  private final Room room;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  public RecordConsent(
      Register register,
      Identities identities,
      Decider decider,
      ContactView view,
      LogWriter log,
      Room room,
      Clock clock,
      Supplier<UUID> ids) {
    this.register = register;
    this.requests = new ConsentRequests(register);
    this.identities = identities;
    this.decider = decider;
    this.view = view;
    this.log = log;
    this.room = room;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    ContactId contact = ContactIds.parse(request.pathParameter("id"));
    Checked checked = requests.check(request.json());
    if (!checked.state().opensShutOff()) {
      room.requireForMore();
    }
    SubjectId subject = identities.subjectOf(contact);
    int partition = identities.partitionOf(subject);
    return Future.fromCompletionStage(
        seenBefore(subject, checked.state())
            .thenApply(seen -> toRecord(contact, subject, checked, seen, request))
            .thenCompose(
                record ->
                    log.append(
                            Topic.CONTACT_LOG,
                            partition,
                            Keys.consent(subject.text(), record.getRecordId()),
                            entries.encode(new ContactLogEntry(record)))
                        .thenApply(
                            offset -> answer(record, new LogPosition(partition, offset + 1)))));
  }

  /**
   * What the writer saw: a grant names it after a barrier; a refusal has effect whatever precedes
   * it and never waits.
   */
  private CompletableFuture<ContactConsents> seenBefore(SubjectId subject, ConsentState state) {
    return state.isGrant()
        ? decider.present(subject).thenApply(Decider.Present::consents)
        : CompletableFuture.completedFuture(view.standing(subject));
  }

  private ConsentRecorded toRecord(
      ContactId contact,
      SubjectId subject,
      Checked checked,
      ContactConsents seen,
      ApiRequest request) {
    Instant now = clock.instant();
    Caller caller = request.caller().orElseThrow();
    Optional<Standing> previous = seen.standing(checked.key());
    return ConsentRecorded.newBuilder()
        .setRecordId(ids.get().toString())
        .setSchemaVersion(SCHEMA_VERSION)
        .setSubjectId(subject.text())
        .setContact(Contacts.toAvro(contact))
        .setPurpose(checked.key().purpose())
        .setChannel(checked.key().channel().orElse(null))
        .setLegalBasis(checked.purpose().basis().name())
        .setState(RecordedState.valueOf(checked.state().name()))
        .setActor(RecordedActor.valueOf(actorOf(caller).name()))
        .setActorId(caller.name())
        .setEventTime(checked.eventTime().orElse(now))
        .setRecordedAt(now)
        .setValidUntil(checked.validUntil().orElse(null))
        .setCollectionPoint(checked.collectionPoint().orElse(null))
        .setMethod(checked.method().orElse(null))
        .setNotice(
            checked
                .notice()
                .map(n -> new ShownNotice(n.ref().id(), n.ref().version(), n.sha256()))
                .orElse(null))
        .setLanguage(checked.language().orElse(null))
        .setController(register.controller().name())
        .setFollows(seen.newestOf(checked.key()))
        .setPreviousRecord(previous.map(Standing::recordId).orElse(null))
        .build();
  }

  private static Actor actorOf(Caller caller) {
    return caller.may(Scope.CONSENTS_AS_PERSON) ? Actor.PERSON : Actor.OFFICER;
  }

  private static ApiResponse answer(ConsentRecorded record, LogPosition revision) {
    JsonObject body =
        new JsonObject().put("record", record.getRecordId()).put("revision", revision.toString());
    if (ConsentState.valueOf(record.getState().name()).opensShutOff()) {
      body.put("shutOff", "/v1/shut-offs/" + record.getRecordId());
    }
    return ApiResponse.created(body);
  }
}
