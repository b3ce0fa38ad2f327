package io.placet.gateway.audience.webhook;

import io.placet.gateway.audience.webhook.Destination.State;
import io.vertx.core.json.JsonObject;

/** Receivers as the contract shows them: never with a secret, and of a header only its name. */
final class DestinationJson {
  private DestinationJson() {}

  /** What is shown in place of {@code active} while entries wait for room in the quota. */
  static final String WAITING_FOR_QUOTA = "waiting_for_quota";

  static JsonObject of(Destination destination, Disclosed disclosed) {
    boolean waits = destination.state() == State.ACTIVE && disclosed.anyWaiting(destination.id());
    JsonObject json =
        new JsonObject()
            .put("id", destination.id())
            .put("audience", destination.audience())
            .put("url", destination.record().getUrl())
            .put("template", destination.template().wireName())
            .put("state", waits ? WAITING_FOR_QUOTA : destination.state().wireName())
            .put("createdAt", destination.record().getCreatedAt().toString())
            .put("changedAt", destination.record().getChangedAt().toString())
            .put("changedBy", destination.record().getChangedBy());
    destination.headerName().ifPresent(name -> json.put("header", name));
    if (destination.record().getStateReason() != null) {
      json.put("stateReason", destination.record().getStateReason());
    }
    return json;
  }

  /** With its newest secret: the one time that it is shown. */
  static JsonObject withSecret(Destination destination, Disclosed disclosed, Secret secret) {
    return of(destination, disclosed).put("secret", secret.reveal());
  }
}
