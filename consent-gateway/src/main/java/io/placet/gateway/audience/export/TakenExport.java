package io.placet.gateway.audience.export;

import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportEnded;
import io.placet.schemas.avro.ExportOpened;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of an export for longer than the export itself.
 *
 * @param opening the first; empty where it was never taken
 * @param told rows that were made; empty until it ended, and where its gateway ended first
 */
record TakenExport(
    String recipient,
    String purpose,
    String reason,
    Instant askedAt,
    Optional<String> opening,
    Optional<Instant> openedAt,
    Optional<Long> told) {
  static TakenExport of(ExportAsked asked, Instant at) {
    return new TakenExport(
        asked.getRecipient(),
        asked.getPurpose(),
        asked.getReason(),
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** After an opening; the first counts. */
  TakenExport with(ExportOpened next, Instant at) {
    return opening.isPresent()
        ? this
        : new TakenExport(
            recipient,
            purpose,
            reason,
            askedAt,
            Optional.of(next.getOpening()),
            Optional.of(at),
            told);
  }

  /** After the end of its opening. */
  TakenExport with(ExportEnded end) {
    boolean counts = told.isEmpty() && opening.filter(end.getOpening()::equals).isPresent();
    return counts
        ? new TakenExport(
            recipient, purpose, reason, askedAt, opening, openedAt, Optional.of(end.getTold()))
        : this;
  }

  byte[] encode() {
    JsonObject json =
        new JsonObject()
            .put("recipient", recipient)
            .put("purpose", purpose)
            .put("reason", reason)
            .put("askedAt", askedAt.toEpochMilli());
    opening.ifPresent(id -> json.put("opening", id));
    openedAt.ifPresent(at -> json.put("openedAt", at.toEpochMilli()));
    told.ifPresent(rows -> json.put("told", rows));
    return json.toBuffer().getBytes();
  }

  static TakenExport decode(byte[] value) {
    JsonObject json = new JsonObject(Buffer.buffer(value));
    return new TakenExport(
        json.getString("recipient"),
        json.getString("purpose"),
        json.getString("reason"),
        Instant.ofEpochMilli(json.getLong("askedAt")),
        Optional.ofNullable(json.getString("opening")),
        Optional.ofNullable(json.getLong("openedAt")).map(Instant::ofEpochMilli),
        Optional.ofNullable(json.getLong("told")));
  }
}
