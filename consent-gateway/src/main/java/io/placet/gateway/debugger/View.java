package io.placet.gateway.debugger;

import io.placet.domain.event.FieldValue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How much a watcher is shown. Whatever a sender can write freely may name a person: values, but
 * also names of events and fields and ids of messages.
 */
enum View {
  /** What became of it, and what the register or a machine named. */
  FATES,
  /** Beside that what the sender wrote; values only of what was taken. */
  VALUES;

  /** As SDKs make them: a random id, behind a word and an instant at most. */
  private static final Pattern MADE_BY_AN_SDK =
      Pattern.compile(
          "(?:[a-z]{1,8}-){0,2}(?:\\d{13}-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  JsonObject show(Seen seen) {
    JsonObject json =
        new JsonObject()
            .put("at", seen.at().toString())
            .put("protocol", seen.protocol())
            .put("sender", seen.sender())
            .put("fate", seen.fate());
    seen.declared().ifPresent(type -> json.put("eventType", type));
    if (seen.declared().isEmpty() && this == VALUES) {
      seen.claimed().ifPresent(name -> json.put("undeclared", name));
    }
    if (MADE_BY_AN_SDK.matcher(seen.messageId()).matches()
        || (this == VALUES && seen.values().isPresent())) {
      json.put("messageId", seen.messageId());
    }
    JsonArray reasons = new JsonArray();
    seen.reasons().forEach(why -> reasons.add(show(why)));
    if (!reasons.isEmpty()) {
      json.put("reasons", reasons);
    }
    if (this == VALUES) {
      seen.values()
          .ifPresent(
              values ->
                  json.put("contact", values.contact().toString())
                      .put("values", show(values.fields())));
    }
    return json;
  }

  private JsonObject show(Seen.Why why) {
    JsonObject json = new JsonObject().put("reason", why.reason());
    return this == VALUES && !why.detail().isEmpty() ? json.put("detail", why.detail()) : json;
  }

  private static JsonObject show(Map<String, FieldValue> fields) {
    JsonObject json = new JsonObject();
    new TreeMap<>(fields).forEach((name, value) -> json.put(name, plain(value)));
    return json;
  }

  private static Object plain(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return text.value();
    }
    if (value instanceof FieldValue.Whole whole) {
      return whole.value();
    }
    if (value instanceof FieldValue.Decimal decimal) {
      return decimal.toBigDecimal().stripTrailingZeros().toPlainString();
    }
    return ((FieldValue.Flag) value).value();
  }
}
