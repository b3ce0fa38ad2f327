package io.placet.gateway;

import io.vertx.core.json.JsonObject;

/** Consent requests that the sample register allows. */
final class Consents {
  private Consents() {}

  /** The request of the design's example. */
  static JsonObject newsletter() {
    return new JsonObject()
        .put("purpose", "newsletter")
        .put("channel", "email")
        .put("state", "GIVEN")
        .put("notice", new JsonObject().put("id", "newsletter").put("version", "3"))
        .put("collectionPoint", "checkout")
        .put("method", "box-ticked");
  }

  /** A purpose without channels. */
  static JsonObject given(String purpose) {
    return new JsonObject()
        .put("purpose", purpose)
        .put("state", "GIVEN")
        .put("notice", new JsonObject().put("id", purpose).put("version", "1"))
        .put("collectionPoint", "account")
        .put("method", "box-ticked");
  }

  static JsonObject noNewsletter(String state) {
    return new JsonObject()
        .put("purpose", "newsletter")
        .put("channel", "email")
        .put("state", state);
  }

  static String path(String user) {
    return "/v1/contacts/user:" + user + "/consents";
  }

  static JsonObject question(String contact, String purpose, String channel) {
    JsonObject asked = new JsonObject().put("purpose", purpose);
    if (!channel.isEmpty()) {
      asked.put("channel", channel);
    }
    return new JsonObject()
        .put("subject", new JsonObject().put("type", "processor").put("id", "mailer-1"))
        .put("action", new JsonObject().put("name", "process").put("properties", asked))
        .put("resource", new JsonObject().put("type", "contact").put("id", contact));
  }

  static JsonObject mayMail(String user) {
    return question("user:" + user, "newsletter", "email");
  }
}
