package io.placet.schemas.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a schema cannot say: that names lead somewhere, occur once, and that what the law
 * binds together stands together. Runs on files of any shape, so that its mistakes are reported
 * beside those of the shape.
 */
final class MeaningCheck {
  private static final Set<String> PROFILING = Set.of("segments", "scores");

  private final YamlDocument document;
  private final Mistakes mistakes;
  private final Set<String> purposeIds = new LinkedHashSet<>();

  private MeaningCheck(YamlDocument document, Mistakes mistakes) {
    this.document = document;
    this.mistakes = mistakes;
    document.root().path("purposes").values().forEach(p -> purposeIds.add(text(p, "id")));
  }

  static void run(YamlDocument document, Mistakes mistakes) {
    MeaningCheck check = new MeaningCheck(document, mistakes);
    check.namesOccurOnce();
    check.purposesAreDeclared();
    check.profilingIsAssessed();
    check.consentIsInformed();
  }

  private void namesOccurOnce() {
    for (String list : List.of("people", "data", "purposes", "collectionPoints", "recipients")) {
      occurOnce(list, "id", item -> text(item, "id"));
    }
    occurOnce("eventTypes", "name", item -> text(item, "name"));
    occurOnce("notices", "version", item -> text(item, "id") + " " + text(item, "version"));
  }

  private void occurOnce(String list, String property, Function<JsonNode, String> name) {
    Map<String, Integer> firstLines = new HashMap<>();
    forEach(
        list,
        (path, item) -> {
          String place = FieldPath.property(path, property);
          if (item.path(property).isString()) {
            int line = document.lineOf(place);
            Integer first = firstLines.putIfAbsent(name.apply(item), line);
            if (first != null) {
              add(place, "'" + name.apply(item) + "' is declared twice; first on line " + first);
            }
          }
        });
  }

  private void purposesAreDeclared() {
    for (String list : List.of("notices", "collectionPoints", "eventTypes", "recipients")) {
      forEach(
          list,
          (path, item) -> {
            List<JsonNode> named = new ArrayList<>(item.path("purposes").values());
            for (int i = 0; i < named.size(); i++) {
              String purpose = named.get(i).asString("");
              if (named.get(i).isString() && !purposeIds.contains(purpose)) {
                add(
                    FieldPath.item(FieldPath.property(path, "purposes"), i),
                    "'"
                        + purpose
                        + "' is not declared; declared: "
                        + String.join(", ", purposeIds));
              }
            }
          });
    }
  }

  /** GDPR Article 35. */
  private void profilingIsAssessed() {
    forEach(
        "purposes",
        (path, purpose) -> {
          boolean profiles =
              purpose.path("consumers").values().stream()
                  .anyMatch(consumer -> PROFILING.contains(consumer.asString("")));
          if (profiles && !purpose.has("impactAssessment")) {
            add(
                FieldPath.property(path, "impactAssessment"),
                "is missing; segments and scores are profiling, which needs the reference of an"
                    + " impact assessment");
          }
        });
  }

  /** GDPR Article 7: consent to what nobody was told about is none. */
  private void consentIsInformed() {
    Set<String> informed = new HashSet<>();
    forEach(
        "notices",
        (path, notice) ->
            notice.path("purposes").values().forEach(id -> informed.add(id.asString(""))));
    forEach(
        "purposes",
        (path, purpose) -> {
          String id = text(purpose, "id");
          if (text(purpose, "basis").equals("consent") && !informed.contains(id)) {
            add(
                FieldPath.property(path, "basis"),
                "'consent' needs a notice that informs about it; no notice names '" + id + "'");
          }
        });
  }

  private void forEach(String list, Visitor visitor) {
    int index = 0;
    for (JsonNode item : document.root().path(list).values()) {
      visitor.visit(FieldPath.item(list, index), item);
      index++;
    }
  }

  private static String text(JsonNode object, String property) {
    return object.path(property).asString("");
  }

  private void add(String path, String problem) {
    mistakes.add(document.lineOf(path), path, problem);
  }

  private interface Visitor {
    void visit(String path, JsonNode item);
  }
}
