package io.placet.gateway.collect;

import io.vertx.core.json.JsonObject;

/** What became of one message: told to senders with a server's key. */
record Outcome(Fate fate, int index, String messageId, String reason, String detail) {
  /** What became of it. */
  enum Fate {
    WITHHELD("withheld"),
    REJECTED("rejected"),
    /** Taken, without some fields. */
    REDUCED("reduced");

    private final String wireName;

    Fate(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  static Outcome of(Fate fate, Message message, String reason, String detail) {
    return new Outcome(fate, message.index(), message.id(), reason, detail);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject().put("index", index).put("reason", reason);
    if (!messageId.isEmpty()) {
      json.put("messageId", messageId);
    }
    if (!detail.isEmpty()) {
      json.put("detail", detail);
    }
    return json;
  }
}
