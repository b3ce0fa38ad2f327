package io.placet.gateway.audience.export;

import io.placet.gateway.derived.Sizes;
import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportEnded;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** Exports as the contract shows them. */
final class ExportJson {
  private ExportJson() {}

  static JsonObject of(Export export, Instant now, boolean exact) {
    ExportAsked asked = export.asked();
    JsonObject json =
        new JsonObject()
            .put("id", export.id())
            .put("audience", asked.getAudienceId())
            .put("audienceVersion", asked.getAudienceVersion())
            .put("recipient", asked.getRecipient())
            .put("purpose", asked.getPurpose())
            .put("askedBy", asked.getCaller())
            .put("askedAt", export.askedAt().toString())
            .put("reason", asked.getReason())
            .put("format", asked.getFormat())
            .put("state", export.state(now).wireName())
            .put("atMost", asked.getAtMost())
            .put("shown", Sizes.shown(asked.getAtMost(), exact))
            .put("expiresAt", export.expiresAt().toString());
    Optional.ofNullable(asked.getChannel()).ifPresent(channel -> json.put("channel", channel));
    export
        .decision()
        .ifPresent(
            decided -> {
              json.put("decidedBy", decided.getCaller());
              Optional.ofNullable(decided.getReason())
                  .ifPresent(reason -> json.put("refusal", reason));
            });
    export.openedAt().ifPresent(at -> json.put("takenAt", at.toString()));
    export.end().ifPresent(end -> json.put("rows", rows(end, exact)));
    return json;
  }

  private static JsonObject rows(ExportEnded end, boolean exact) {
    return new JsonObject()
        .put("told", size(end.getTold(), exact))
        .put("skipped", size(end.getSkipped(), exact))
        .put("heldOut", size(end.getHeldOut(), exact))
        .put("withheld", size(end.getWithheld(), exact));
  }

  private static JsonObject size(long count, boolean exact) {
    return Sizes.toJson(Counts.byTens(count, exact), exact);
  }
}
