package io.placet.gateway.audience.export;

import io.placet.gateway.derived.Sizes;
import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportEnded;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** Exports as the contract shows them. */
final class ExportJson {
  /** What a number that is not told is at most. */
  private static final long FEW = 9;

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
            .put("atMost", Math.max(Sizes.count(asked.getAtMost(), exact), exact ? 0 : FEW))
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
        .put("told", Sizes.toJson(end.getTold(), exact))
        .put("skipped", Sizes.toJson(end.getSkipped(), exact))
        .put("heldOut", Sizes.toJson(end.getHeldOut(), exact))
        .put("withheld", Sizes.toJson(end.getWithheld(), exact));
  }
}
