package io.placet.schemas.register;

import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.SignalKind;
import io.placet.domain.register.Signals;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Turns what a checked file says of a collection point's signals into the domain's. */
final class SignalReader {
  private SignalReader() {}

  static Signals read(JsonNode node) {
    Map<SignalKind, Map<String, Set<String>>> meanings = new EnumMap<>(SignalKind.class);
    for (SignalKind kind : SignalKind.values()) {
      if (node.has(kind.wireName())) {
        meanings.put(kind, meanings(names(kind, node)));
      }
    }
    JsonNode vendor = node.path("tcf").path("vendor");
    return new Signals(
        meanings,
        vendor.isNumber() ? Optional.of(vendor.asInt()) : Optional.empty(),
        notices(node.path("notices")));
  }

  /** The object whose names have meanings. */
  static JsonNode names(SignalKind kind, JsonNode signals) {
    JsonNode declared = signals.path(kind.wireName());
    return kind == SignalKind.TCF ? declared.path("purposes") : declared;
  }

  private static Map<String, Set<String>> meanings(JsonNode names) {
    Map<String, Set<String>> meanings = new HashMap<>();
    names.propertyNames().forEach(name -> meanings.put(name, RegisterReader.texts(names, name)));
    return meanings;
  }

  private static Map<String, NoticeRef> notices(JsonNode node) {
    Map<String, NoticeRef> notices = new HashMap<>();
    node.properties()
        .forEach(
            entry ->
                notices.put(
                    entry.getKey(),
                    new NoticeRef(
                        RegisterReader.text(entry.getValue(), "id"),
                        RegisterReader.text(entry.getValue(), "version"))));
    return notices;
  }
}
