package io.placet.gateway.record;

import io.placet.domain.consent.Evidence;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.codec.RecordCodec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Consent records as the API shows them. */
public final class RecordJson {
  private RecordJson() {}

  /** A record with all that proves it. */
  public static JsonObject of(ConsentRecorded record) {
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
