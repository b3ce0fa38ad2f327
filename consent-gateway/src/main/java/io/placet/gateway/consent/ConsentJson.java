package io.placet.gateway.consent;

import io.placet.domain.consent.ContactAttempt;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.consent.Evidence;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.gateway.verdict.PastVerdicts.Step;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.codec.RecordCodec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Verdicts, records and what they did, as the contract writes them. */
final class ConsentJson {
  private ConsentJson() {}

  /** Adds a verdict. */
  static JsonObject put(JsonObject json, Verdict verdict) {
    json.put("decision", verdict.isAllowed());
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

  /** A record with its place in the log and what it did. */
  static JsonObject step(Step step) {
    PlacedEntry entry = step.entry();
    JsonObject json =
        entry
            .consent()
            .map(
                consent ->
                    record(consent)
                        .put("kind", "consent")
                        .put("actorKind", consent.getActor().name()))
            .orElseGet(() -> other(entry.governing()));
    json.put("offset", entry.offset())
        .put("appendedAt", entry.appendedAt().toString())
        .put("effective", step.isEffective());
    step.verdict().ifPresent(verdict -> json.put("became", put(new JsonObject(), verdict)));
    return json;
  }

  private static JsonObject other(ContactRecord record) {
    if (record instanceof ContactAttempt attempt) {
      return new JsonObject()
          .put("kind", "attempt")
          .put("channel", attempt.channel())
          .put("outcome", attempt.outcome().name());
    }
    if (record instanceof ContactFacts facts) {
      return new JsonObject()
          .put("kind", "facts")
          .put("audience", facts.professional() ? "professional" : "consumer")
          .put("minor", facts.minorBorn().isPresent());
    }
    if (record instanceof ContactErased erased) {
      return new JsonObject().put("kind", "erasure").put("record", erased.id());
    }
    throw new IllegalStateException("a kind of record that no history knows");
  }

  /** A record with all that proves it. */
  static JsonObject record(ConsentRecorded record) {
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
