package io.placet.gateway.audience.define;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Identifier;
import io.placet.domain.audience.Source;
import io.placet.domain.consent.ConsentKey;
import io.placet.gateway.audience.StoredAudience;
import io.placet.gateway.http.ApiException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Audiences as the contract shows and takes them. */
final class AudienceJson {
  private static final String SEGMENT = "segment";
  private static final String LIST = "list";
  private static final String SUPPRESSED = "suppressed";

  private AudienceJson() {}

  static JsonObject of(StoredAudience stored) {
    Audience audience = stored.audience();
    JsonObject json =
        new JsonObject()
            .put("id", audience.id())
            .put("version", stored.version())
            .put("name", audience.name())
            .put("state", stored.isArchived() ? "archived" : "live")
            .put("source", source(audience.source()))
            .put("purpose", audience.key().purpose())
            .put("recipient", audience.recipient())
            .put(
                "identifiers",
                new JsonArray(
                    audience.identifiers().stream()
                        .sorted(Comparator.naturalOrder())
                        .map(Identifier::wireName)
                        .toList()))
            .put("holdOutPercent", audience.holdOutPercent())
            .put("changedBy", stored.changedBy())
            .put("at", stored.at().toString());
    audience.key().channel().ifPresent(channel -> json.put("channel", channel));
    return json;
  }

  private static JsonObject source(Source source) {
    return source.fold(
        segment -> new JsonObject().put(SEGMENT, segment.id()),
        list -> new JsonObject().put(LIST, list.id()),
        suppressed -> new JsonObject().put(SUPPRESSED, true));
  }

  /** From a body that the contract let through. */
  static Audience read(String id, JsonObject body) {
    try {
      return new Audience(
          id,
          body.getString("name"),
          source(body.getJsonObject("source")),
          new ConsentKey(body.getString("purpose"), Optional.ofNullable(body.getString("channel"))),
          body.getString("recipient"),
          identifiers(body.getJsonArray("identifiers")),
          body.getInteger("holdOutPercent", 0));
    } catch (IllegalArgumentException wrong) {
      throw ApiException.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private static Source source(JsonObject source) {
    if (source.size() != 1 || !source.getBoolean(SUPPRESSED, true)) {
      throw ApiException.badRequest(
          "source: exactly one of: segment, list, suppressed, the last of them true");
    }
    return Optional.ofNullable(source.getString(SEGMENT))
        .<Source>map(Source.OfSegment::new)
        .or(() -> Optional.ofNullable(source.getString(LIST)).map(Source.OfList::new))
        .orElseGet(Source.Suppressed::new);
  }

  private static Set<Identifier> identifiers(JsonArray names) {
    return names.stream()
        .map(name -> Identifier.ofWireName(String.valueOf(name)).orElseThrow())
        .collect(Collectors.toSet());
  }
}
