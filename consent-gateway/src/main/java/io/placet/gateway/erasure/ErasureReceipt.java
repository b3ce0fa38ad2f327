package io.placet.gateway.erasure;

import io.placet.domain.register.Retention;
import io.placet.schemas.avro.ErasureStep;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an erasure did, place by place, and what goes when by itself. */
public final class ErasureReceipt {
  /** Compaction takes at most half a day to begin and a segment half as long to be closed. */
  private static final Duration COMPACTED = Duration.ofHours(24);

  /** Records leave by whole segments, a day at most after their time. */
  private static final Duration SEGMENT = Duration.ofDays(1);

  /** How long savepoints and backups may be kept; see the design's keys. */
  private static final Duration COPIES = Duration.ofDays(30);

  /**
   * A receiver that was told of the contact and has to be told that it is gone (GDPR Article 19).
   *
   * @param id of the receiver
   * @param recipient of the register; may be empty where it is not known any more
   * @param toldAt when it acknowledged that
   * @param cannotBeTold whether there is no name left to tell it by
   */
  public record Receiver(
      String id, String recipient, Optional<Instant> toldAt, boolean cannotBeTold) {}

  private final Retention retention;

  ErasureReceipt(Retention retention) {
    this.retention = retention;
  }

  /**
   * As the contract shows it.
   *
   * @param shutOff the receipt of the gateways and of the stream, where it is known
   * @param receivers those that were told of the contact
   */
  JsonObject toJson(Erasure erasure, Optional<JsonObject> shutOff, List<Receiver> receivers) {
    boolean stopped = shutOff.map(receipt -> receipt.getBoolean("complete")).orElse(false);
    JsonArray places = new JsonArray();
    places.add(place("verdicts", "every verdict is no", Optional.of(erasure.at())));
    shutOff.map(receipt -> receipt.getJsonArray("points")).stream()
        .flatMap(points -> points.stream().map(JsonObject.class::cast))
        .forEach(point -> places.add(ofPoint(point)));
    places.add(step(erasure, ErasureStep.REFUSALS_KEPT, "refusals", "what was refused is kept"));
    places.add(step(erasure, ErasureStep.RECORDS_REMOVED, "records", "removed from the log"));
    places.add(
        step(
            erasure,
            ErasureStep.ADDRESSES_REMOVED,
            "addresses",
            "e-mail addresses and phone numbers are removed"));
    places.add(
        step(
            erasure,
            ErasureStep.KEY_DESTROYED,
            "data-key",
            "what was sealed opens in no copy any more"));
    places.add(
        place(
            "used-up-id",
            "the subject id, the refusals' token and that it was erased stay, in log and vault: so"
                + " nobody is given the id again, and a copy that comes back is erased anew",
            Optional.of(erasure.at())));
    receivers.forEach(receiver -> places.add(ofReceiver(receiver)));
    expiring(erasure).forEach(places::add);
    return new JsonObject()
        .put("id", erasure.id())
        .put("subject", erasure.subject().text())
        .put("at", erasure.at().toString())
        .put("by", erasure.actorId())
        .put("reason", erasure.reason())
        .put("complete", erasure.isDone() && stopped)
        .put("shutOff", "/v1/shut-offs/" + erasure.id())
        .put("places", places);
  }

  private static JsonObject ofPoint(JsonObject point) {
    boolean isGateway = point.getString("kind").equals("gateway");
    return place(
            isGateway ? "view" : "stream",
            isGateway
                ? "forgotten by this gateway"
                : "state, timers, memberships and scores are gone",
            Optional.ofNullable(point.getString("stoppedAt")).map(Instant::parse))
        .put("id", point.getString("id"));
  }

  private static JsonObject ofReceiver(Receiver receiver) {
    String who = receiver.recipient().isEmpty() ? "" : receiver.recipient() + ": ";
    return place(
            "receiver",
            who
                + (receiver.cannotBeTold()
                    ? "knew the contact by its address, which is gone: tell it by hand"
                    : "told that the contact is gone"),
            receiver.toldAt())
        .put("id", receiver.id());
  }

  private static JsonObject step(Erasure erasure, ErasureStep step, String place, String what) {
    Optional<Erasure.Done> done = Optional.ofNullable(erasure.steps().get(step));
    JsonObject json = place(place, what, done.map(Erasure.Done::at));
    done.ifPresent(it -> json.put("count", it.count()).put("id", it.instance()));
    return json;
  }

  /** Released figures ({@link Topic#INSIGHTS}) are no place: none of them is about one contact. */
  private JsonArray expiring(Erasure erasure) {
    Instant at = erasure.at();
    return new JsonArray()
        .add(expires("log-segments", "tombstoned records leave the disk", at.plus(COMPACTED)))
        .add(expires("events", "envelopes; values are sealed", after(at, retention.events())))
        .add(
            expires(
                "pseudonymised-events",
                "rows under the pseudonym",
                after(at, retention.pseudonymisedEvents())))
        .add(
            expires(
                "segment-changes",
                "rows under the pseudonym",
                after(at, retention.segmentChanges())))
        .add(
            expires(
                "consent-transitions",
                "rows under the pseudonym",
                after(at, retention.consentTransitions())))
        .add(expires("dead-letters", "sealed", after(at, retention.deadLetters())))
        .add(
            expires(
                "exports",
                "subject ids of those whom recipients were told of",
                after(at, retention.audit())))
        .add(
            expires(
                "disclosures",
                "subject ids of those whom receivers of webhooks were told of",
                after(at, retention.audit())))
        .add(
            expires(
                "requests",
                "sealed answers to requests with an idempotency key",
                after(at, Topic.REQUESTS_KEPT)))
        .add(expires("audit", "that it was erased, and why", after(at, retention.audit())))
        .add(
            expires(
                "copies",
                "checkpoints, savepoints and backups; values are sealed",
                at.plus(COPIES)));
  }

  private static Instant after(Instant at, Duration kept) {
    return at.plus(kept).plus(SEGMENT);
  }

  private static JsonObject expires(String place, String what, Instant by) {
    return new JsonObject().put("place", place).put("what", what).put("expiresBy", by.toString());
  }

  private static JsonObject place(String place, String what, Optional<Instant> doneAt) {
    JsonObject json = new JsonObject().put("place", place).put("what", what);
    doneAt.ifPresent(at -> json.put("doneAt", at.toString()));
    return json;
  }
}
