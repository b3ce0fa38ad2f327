package io.placet.gateway.define;

import io.placet.domain.register.Register;
import io.placet.domain.register.SpecialCategory;
import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.Operator;
import io.placet.domain.segment.Property;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What the rules of a purpose can name, so that a page offers nothing that would be refused. */
public final class ReadCatalogue implements Operation {
  private final DefinitionBook book;
  private final Supplier<Register> register;

  public ReadCatalogue(DefinitionBook book, Supplier<Register> register) {
    this.book = book;
    this.register = register;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    String purpose = request.queryParameter("purpose").orElse("");
    Register inForce = register.get();
    FieldCatalogue catalogue =
        FieldCatalogue.of(inForce, purpose)
            .orElseThrow(
                () ->
                    ApiException.badRequest(
                        "purpose: allowed: "
                            + String.join(", ", FieldCatalogue.purposes(inForce))));
    return Future.succeededFuture(ApiResponse.ok(toJson(catalogue, inForce)));
  }

  private JsonObject toJson(FieldCatalogue catalogue, Register inForce) {
    JsonArray events = new JsonArray();
    for (String event : catalogue.eventTypes()) {
      events.add(
          new JsonObject()
              .put("name", event)
              .put("properties", properties(catalogue.properties(event).values())));
    }
    return new JsonObject()
        .put("purpose", catalogue.purpose())
        .put("measures", Measures.toJson())
        .put("events", events)
        .put(
            "traits",
            catalogue
                .traits()
                .map(event -> properties(catalogue.properties(event).values()))
                .orElseGet(JsonArray::new))
        .put("scores", names(Kind.SCORE, catalogue.purpose()))
        .put("segments", names(Kind.SEGMENT, catalogue.purpose()))
        .put("channels", channels(catalogue.reach()))
        .put("notes", notes(catalogue, inForce));
  }

  private static JsonArray properties(Collection<Property> properties) {
    JsonArray json = new JsonArray();
    for (Property property : properties) {
      JsonArray operators = new JsonArray();
      property.operators().stream().map(Operator::symbol).forEach(operators::add);
      json.add(
          new JsonObject()
              .put("name", property.name())
              .put("kind", kind(property))
              .put("operators", operators));
    }
    return json;
  }

  private static String kind(Property property) {
    return switch (property.kind()) {
      case TEXT -> property.generalisation().isPresent() ? "coarse" : "text";
      case WHOLE -> "integer";
      case DECIMAL -> "decimal";
      case FLAG -> "boolean";
      case UNREADABLE -> "unreadable";
    };
  }

  private JsonArray names(Kind kind, String purpose) {
    JsonArray names = new JsonArray();
    for (Definition definition : book.newest(kind)) {
      if (definition.purpose().equals(purpose) && !definition.isArchived()) {
        names.add(new JsonObject().put("id", definition.id()).put("name", definition.name()));
      }
    }
    return names;
  }

  private static JsonArray channels(SortedMap<String, SortedSet<String>> reach) {
    SortedMap<String, SortedSet<String>> purposes = new TreeMap<>();
    reach.forEach(
        (purpose, channels) ->
            channels.forEach(
                channel ->
                    purposes.computeIfAbsent(channel, none -> new TreeSet<>()).add(purpose)));
    JsonArray json = new JsonArray();
    purposes.forEach(
        (channel, of) -> {
          JsonArray ids = new JsonArray();
          of.forEach(ids::add);
          json.add(new JsonObject().put("channel", channel).put("purposes", ids));
        });
    return json;
  }

  private static JsonArray notes(FieldCatalogue catalogue, Register inForce) {
    JsonArray notes = new JsonArray();
    for (String event : new TreeSet<>(inForce.eventTypes().keySet())) {
      for (Map.Entry<String, SpecialCategory> left : catalogue.withheld(event).entrySet()) {
        notes.add(
            String.format(
                Locale.ROOT,
                "%s of %s is left out: it tells of %s, which only a purpose with explicit consent may read",
                left.getKey(),
                event,
                left.getValue().wireName()));
      }
    }
    return notes;
  }
}
