package io.placet.gateway.define;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.Sizes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Definitions as the contract shows them. */
final class DefinitionJson {
  private final Language language;
  private final Facts facts;

  DefinitionJson(Language language, Facts facts) {
    this.language = language;
    this.facts = facts;
  }

  /** As a list has it. */
  JsonObject summary(Definition definition, boolean exact) {
    JsonObject json = said(definition);
    long size = facts.size(definition);
    json.put("size", Sizes.count(size, exact))
        .put("shown", Sizes.shown(size, exact))
        .put("progress", facts.progress(definition));
    if (definition.kind() == Kind.SEGMENT) {
      json.put("reach", facts.reach(definition, exact));
    }
    language.problem(definition).ifPresent(problem -> json.put("problem", problem));
    return json;
  }

  /** With all versions. */
  JsonObject whole(List<Definition> versions, boolean exact) {
    Definition newest = versions.get(0);
    JsonArray shown = new JsonArray();
    versions.forEach(version -> shown.add(version(version)));
    JsonObject json =
        summary(newest, exact)
            .put("changedBy", newest.changedBy())
            .put(contentName(newest), content(newest))
            .put("versions", shown);
    newest.at().ifPresent(at -> json.put("at", at.toString()));
    return json;
  }

  private JsonObject version(Definition definition) {
    JsonObject json =
        new JsonObject()
            .put("version", definition.version())
            .put("changedBy", definition.changedBy())
            .put("name", definition.name())
            .put("description", definition.description())
            .put("state", state(definition))
            .put(contentName(definition), content(definition));
    if (definition.kind() == Kind.SEGMENT) {
      json.put("sentence", language.sentence(definition));
    }
    definition.at().ifPresent(at -> json.put("at", at.toString()));
    return json;
  }

  private JsonObject said(Definition definition) {
    JsonObject json =
        new JsonObject()
            .put("id", definition.id())
            .put("version", definition.version())
            .put("name", definition.name())
            .put("description", definition.description())
            .put("purpose", definition.purpose())
            .put("owner", definition.owner())
            .put("state", state(definition));
    return definition.kind() == Kind.SEGMENT
        ? json.put("sentence", language.sentence(definition))
        : json.put("kind", content(definition).getString("kind", ""));
  }

  private static String state(Definition definition) {
    return definition.state().name().toLowerCase(Locale.ROOT);
  }

  /** What holds the rule or the model in a definition. */
  static String contentName(Kind kind) {
    return kind == Kind.SEGMENT ? "rule" : "model";
  }

  private static String contentName(Definition definition) {
    return contentName(definition.kind());
  }

  private static JsonObject content(Definition definition) {
    return new JsonObject(definition.content());
  }

  /** For numbers as they were written. */
  static final ObjectMapper EXACT =
      new ObjectMapper()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
}
