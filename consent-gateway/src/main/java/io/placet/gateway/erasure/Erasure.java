package io.placet.gateway.erasure;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.ContactEntry;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.ErasureStep;
import io.placet.schemas.avro.ErasureStepDone;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An erasure as the log tells it.
 *
 * @param subject the subject id that it used up
 * @param at when it was ordered; a record that repeats a lost one keeps the instant of the first
 * @param token under which what the contact refused is found should it return
 * @param keyIds of the contact's data keys
 * @param steps what is done beyond the record itself
 */
record Erasure(
    String id,
    SubjectId subject,
    int partition,
    long offset,
    Instant at,
    String actorId,
    String reason,
    String token,
    List<String> keyIds,
    Map<ErasureStep, Done> steps) {
  /**
   * A step that is complete.
   *
   * @param count how much it was
   */
  record Done(Instant at, String instance, int count) {}

  Erasure {
    keyIds = List.copyOf(keyIds);
    steps = Map.copyOf(steps);
  }

  static Erasure of(ContactEntry entry, ErasureRecorded recorded) {
    return new Erasure(
        recorded.getErasureId(),
        new SubjectId(recorded.getSubjectId()),
        entry.partition(),
        entry.offset(),
        earlier(recorded.getAt(), entry.appendedAt()),
        recorded.getActorId(),
        recorded.getReason(),
        recorded.getToken(),
        recorded.getKeyIds(),
        Map.of());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * What the log needs to tell it again.
   *
   * @param why instead of the officer's own words, which may name somebody
   */
  ErasureRecorded toRecord(String why) {
    return new ErasureRecorded(id, subject.text(), why, actorId, at, token, keyIds);
  }

  /** Whether every step is done; the views and the stream have receipts of their own. */
  boolean isDone() {
    return steps.size() == ErasureStep.values().length;
  }

  Erasure with(ErasureStepDone step, Instant appendedAt) {
    Map<ErasureStep, Done> next = new EnumMap<>(ErasureStep.class);
    next.putAll(steps);
    next.putIfAbsent(step.getStep(), new Done(appendedAt, step.getInstanceId(), step.getCount()));
    return new Erasure(id, subject, partition, offset, at, actorId, reason, token, keyIds, next);
  }

  /** As the view keeps it. */
  byte[] encode() {
    JsonObject done = new JsonObject();
    steps.forEach(
        (step, what) ->
            done.put(
                step.name(),
                new JsonObject()
                    .put("at", what.at().toEpochMilli())
                    .put("instance", what.instance())
                    .put("count", what.count())));
    return new JsonObject()
        .put("subject", subject.text())
        .put("partition", partition)
        .put("offset", offset)
        .put("at", at.toEpochMilli())
        .put("actor", actorId)
        .put("reason", reason)
        .put("token", token)
        .put("keyIds", new JsonArray(keyIds))
        .put("steps", done)
        .toBuffer()
        .getBytes();
  }

  static Erasure decode(String id, byte[] bytes) {
    JsonObject json = new JsonObject(Buffer.buffer(bytes));
    JsonObject done = json.getJsonObject("steps");
    Map<ErasureStep, Done> steps = new EnumMap<>(ErasureStep.class);
    done.fieldNames()
        .forEach(
            step -> {
              JsonObject what = done.getJsonObject(step);
              steps.put(
                  ErasureStep.valueOf(step),
                  new Done(
                      Instant.ofEpochMilli(what.getLong("at")),
                      what.getString("instance"),
                      what.getInteger("count")));
            });
    return new Erasure(
        id,
        new SubjectId(json.getString("subject")),
        json.getInteger("partition"),
        json.getLong("offset"),
        Instant.ofEpochMilli(json.getLong("at")),
        json.getString("actor"),
        json.getString("reason"),
        json.getString("token"),
        json.getJsonArray("keyIds").stream().map(String.class::cast).toList(),
        steps);
  }
}
