package io.placet.gateway.consent;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.Evidence;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.codec.RecordCodec;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What stands for a contact now, question by question, and the records behind it. */
public final class ReadConsents implements Operation {
  private final Register register;
  private final Identities identities;
  private final Decider decider;
  private final ContactView view;

  public ReadConsents(Register register, Identities identities, Decider decider, ContactView view) {
    this.register = register;
    this.identities = identities;
    this.decider = decider;
    this.view = view;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    ContactId contact = ContactIds.parse(request.pathParameter("id"));
    SubjectId subject = identities.subjectOf(contact);
    return Future.fromCompletionStage(
        decider
            .present(subject)
            .thenApply(present -> ApiResponse.ok(toJson(contact, subject, present))));
  }

  private JsonObject toJson(ContactId contact, SubjectId subject, Present present) {
    JsonArray verdicts = new JsonArray();
    register.keys().forEach(key -> verdicts.add(toJson(key, present.verdict(key))));
    JsonArray records = new JsonArray();
    view.records(subject)
        .forEach(placed -> placed.consent().map(ReadConsents::toJson).ifPresent(records::add));
    return new JsonObject()
        .put("contact", contact.toString())
        .put("revision", present.revision().toString())
        .put("asOf", present.asOf().toString())
        .put("verdicts", verdicts)
        .put("records", records);
  }

  private static JsonObject toJson(ConsentKey key, Verdict verdict) {
    JsonObject json =
        new JsonObject().put("purpose", key.purpose()).put("decision", verdict.isAllowed());
    key.channel().ifPresent(channel -> json.put("channel", channel));
    if (verdict instanceof Allowed allowed) {
      json.put("legalBasis", allowed.permission().basis().name())
          .put("record", allowed.permission().recordId());
    } else if (verdict instanceof Denied denied) {
      json.put("reason", denied.reason().wireName());
      denied.recordId().ifPresent(id -> json.put("record", id));
      denied.nextAllowed().ifPresent(at -> json.put("nextAllowed", at.toString()));
    }
    return json;
  }

  private static JsonObject toJson(ConsentRecorded record) {
    JsonObject json =
        new JsonObject()
            .put("record", record.getRecordId())
            .put("purpose", record.getPurpose())
            .put("state", record.getState().name())
            .put("eventTime", record.getEventTime().toString())
            .put("recordedAt", record.getRecordedAt().toString())
            .put("actor", record.getActorId());
    Optional.ofNullable(record.getChannel()).ifPresent(channel -> json.put("channel", channel));
    Optional.ofNullable(record.getValidUntil())
        .ifPresent(end -> json.put("validUntil", end.toString()));
    Optional.ofNullable(record.getCollectionPoint())
        .ifPresent(point -> json.put("collectionPoint", point));
    Optional.ofNullable(record.getMethod()).ifPresent(method -> json.put("method", method));
    Optional.ofNullable(record.getNotice()).ifPresent(notice -> putNotice(json, notice));
    Optional.ofNullable(record.getLanguage()).ifPresent(tag -> json.put("language", tag));
    Optional.ofNullable(record.getProof()).ifPresent(proof -> json.put("proof", proof));
    Optional.ofNullable(record.getPreviousRecord())
        .ifPresent(previous -> json.put("previousRecord", previous));
    Optional.ofNullable(record.getCopiedFrom()).ifPresent(from -> json.put("copiedFrom", from));
    if (!record.getEvidence().isEmpty()) {
      json.put("evidence", evidence(record));
    }
    return json.put("legalBasis", record.getLegalBasis()).put("controller", record.getController());
  }

  private static JsonArray evidence(ConsentRecorded record) {
    JsonArray shown = new JsonArray();
    RecordCodec.toDomain(record).evidence().stream()
        .map(Evidence::wireName)
        .sorted()
        .forEach(shown::add);
    return shown;
  }

  private static void putNotice(JsonObject json, ShownNotice notice) {
    json.put("notice", notice.getId() + "@" + notice.getVersion())
        .put("noticeSha256", notice.getSha256());
  }
}
