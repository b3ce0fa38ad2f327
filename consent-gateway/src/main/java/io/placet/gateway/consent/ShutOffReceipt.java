package io.placet.gateway.consent;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * When each enforcement point stopped what a record shut off.
 *
 * @param id of the record that opened it
 * @param subject who
 * @param purpose which purpose
 * @param state the state that opened it
 * @param partition of contact-log
 * @param offset of the record
 * @param acknowledgedAt the record's append time
 * @param gateways instance to the time of the first marker that proves it has applied the record
 * @param streamStoppedAt when everything the stream had decided before was committed or aborted
 * @param completedAt when every live gateway and the stream had stopped
 */
record ShutOffReceipt(
    String id,
    SubjectId subject,
    String purpose,
    Optional<String> channel,
    String state,
    int partition,
    long offset,
    Instant acknowledgedAt,
    Map<String, Instant> gateways,
    Optional<Instant> streamStoppedAt,
    Optional<Instant> completedAt) {
  /** The stream as an enforcement point. */
  static final String STREAM = "contact-job";

  /** The state of a receipt that an erasure opened. */
  static final String ERASED = "ERASED";

  ShutOffReceipt {
    gateways = Map.copyOf(gateways);
  }

  boolean isComplete() {
    return completedAt.isPresent();
  }

  ShutOffReceipt gatewayStopped(String instanceId, Instant at) {
    Map<String, Instant> stopped = new TreeMap<>(gateways);
    stopped.putIfAbsent(instanceId, at);
    return with(stopped, streamStoppedAt, completedAt);
  }

  ShutOffReceipt streamStopped(Instant at) {
    return with(gateways, streamStoppedAt.or(() -> Optional.of(at)), completedAt);
  }

  ShutOffReceipt completed(Instant at) {
    return with(gateways, streamStoppedAt, completedAt.or(() -> Optional.of(at)));
  }

  private ShutOffReceipt with(
      Map<String, Instant> stopped, Optional<Instant> stream, Optional<Instant> complete) {
    return new ShutOffReceipt(
        id,
        subject,
        purpose,
        channel,
        state,
        partition,
        offset,
        acknowledgedAt,
        stopped,
        stream,
        complete);
  }

  /** As the view keeps it. */
  byte[] encode() {
    JsonObject stopped = new JsonObject();
    gateways.forEach((instance, at) -> stopped.put(instance, at.toEpochMilli()));
    return new JsonObject()
        .put("subject", subject.text())
        .put("purpose", purpose)
        .put("channel", channel.orElse(null))
        .put("state", state)
        .put("partition", partition)
        .put("offset", offset)
        .put("acknowledgedAt", acknowledgedAt.toEpochMilli())
        .put("gateways", stopped)
        .put("streamStoppedAt", streamStoppedAt.map(Instant::toEpochMilli).orElse(null))
        .put("completedAt", completedAt.map(Instant::toEpochMilli).orElse(null))
        .toBuffer()
        .getBytes();
  }

  /**
   * As the view keeps it.
   *
   * @param subjectOf the subject id of a contact, which the first form of receipts named
   */
  static ShutOffReceipt decode(String id, byte[] bytes, Function<ContactId, SubjectId> subjectOf) {
    JsonObject json = new JsonObject(io.vertx.core.buffer.Buffer.buffer(bytes));
    Map<String, Instant> gateways = new TreeMap<>();
    JsonObject stopped = json.getJsonObject("gateways");
    stopped
        .fieldNames()
        .forEach(
            instance -> gateways.put(instance, Instant.ofEpochMilli(stopped.getLong(instance))));
    return new ShutOffReceipt(
        id,
        json.containsKey("subject")
            ? new SubjectId(json.getString("subject"))
            : subjectOf.apply(ContactId.parse(json.getString("contact"))),
        json.getString("purpose"),
        Optional.ofNullable(json.getString("channel")),
        json.getString("state"),
        json.getInteger("partition"),
        json.getLong("offset"),
        Instant.ofEpochMilli(json.getLong("acknowledgedAt")),
        gateways,
        Optional.ofNullable(json.getLong("streamStoppedAt")).map(Instant::ofEpochMilli),
        Optional.ofNullable(json.getLong("completedAt")).map(Instant::ofEpochMilli));
  }
}
