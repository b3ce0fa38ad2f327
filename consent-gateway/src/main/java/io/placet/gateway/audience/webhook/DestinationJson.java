package io.placet.gateway.audience.webhook;

import io.vertx.core.json.JsonObject;

/** Receivers as the contract shows them: never with a secret, and of a header only its name. */
final class DestinationJson {
  private DestinationJson() {}

  static JsonObject of(Destination destination) {
    JsonObject json =
        new JsonObject()
            .put("id", destination.id())
            .put("audience", destination.audience())
            .put("url", destination.record().getUrl())
            .put("template", destination.template().wireName())
            .put("state", destination.state().wireName())
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
  static JsonObject withSecret(Destination destination, Secret secret) {
    return of(destination).put("secret", secret.reveal());
  }
}
