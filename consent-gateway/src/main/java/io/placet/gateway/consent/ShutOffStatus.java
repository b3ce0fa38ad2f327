package io.placet.gateway.consent;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A receipt as it is now.
 *
 * @param overdue whether its deadline has come and it is not complete
 * @param waitedFor the live gateways that have not said that they have applied the record; none
 *     once it is complete
 */
record ShutOffStatus(ShutOffReceipt receipt, boolean overdue, Set<String> waitedFor) {
  private static final String GATEWAY = "gateway";

  ShutOffStatus {
    waitedFor = Set.copyOf(waitedFor);
  }

  /** As the contract shows it. */
  JsonObject toJson() {
    JsonObject json =
        new JsonObject()
            .put("id", receipt.id())
            .put("purpose", receipt.purpose())
            .put("state", receipt.state())
            .put("acknowledgedAt", receipt.acknowledgedAt().toString())
            .put("complete", receipt.isComplete())
            .put("overdue", overdue)
            .put("points", points());
    receipt.channel().ifPresent(name -> json.put("channel", name));
    receipt.completedAt().ifPresent(at -> json.put("completedAt", at.toString()));
    if (!receipt.isComplete()) {
      json.put("pending", pending());
    }
    return json;
  }

  /** The points that have not stopped. */
  JsonArray pending() {
    JsonArray pending = new JsonArray();
    new TreeSet<>(waitedFor)
        .forEach(instance -> pending.add(point(GATEWAY, instance, Optional.empty())));
    if (receipt.streamStoppedAt().isEmpty()) {
      pending.add(point("stream", ShutOffReceipt.STREAM, Optional.empty()));
    }
    return pending;
  }

  private JsonArray points() {
    TreeMap<String, Optional<Instant>> gateways = new TreeMap<>();
    waitedFor.forEach(instance -> gateways.put(instance, Optional.empty()));
    receipt.gateways().forEach((instance, at) -> gateways.put(instance, Optional.of(at)));
    JsonArray points = new JsonArray();
    gateways.forEach((instance, at) -> points.add(point(GATEWAY, instance, at)));
    points.add(point("stream", ShutOffReceipt.STREAM, receipt.streamStoppedAt()));
    return points;
  }

  private static JsonObject point(String kind, String id, Optional<Instant> stoppedAt) {
    JsonObject point = new JsonObject().put("kind", kind).put("id", id);
    stoppedAt.ifPresent(at -> point.put("stoppedAt", at.toString()));
    return point;
  }
}
