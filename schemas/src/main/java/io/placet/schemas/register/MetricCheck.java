package io.placet.schemas.register;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks of one metric that it says what its measure needs and reads what its purpose may. */
final class MetricCheck {
  private static final Set<String> OF_EVENTS = Set.of("events");
  private static final Map<String, Set<String>> NEEDS =
      Map.of(
          "count",
          OF_EVENTS,
          "sum",
          Set.of("of", "adds", "most"),
          "contacts",
          OF_EVENTS,
          "funnel",
          OF_EVENTS,
          "retention",
          Set.of("events", "windows"),
          "members",
          Set.of("segments"));
  private static final List<String> OF_SOME =
      List.of("events", "of", "adds", "subtracts", "windows", "segments", "by");
  private static final Set<String> BROKEN_DOWN = Set.of("count", "sum", "contacts");
  private static final List<String> SUMS = List.of("adds", "subtracts");
  private static final Set<String> NUMBERS = Set.of("decimal", "integer");
  private static final int DECIMALS = 4;

  private final YamlDocument document;
  private final Mistakes mistakes;
  private final DimensionCheck dimensions;
  private final Map<String, JsonNode> purposes = new LinkedHashMap<>();
  private final Map<String, JsonNode> types = new LinkedHashMap<>();

  MetricCheck(YamlDocument document, Mistakes mistakes) {
    this.document = document;
    this.mistakes = mistakes;
    dimensions = new DimensionCheck(document, mistakes);
    for (JsonNode purpose : document.root().path("purposes").values()) {
      purposes.put(purpose.path("id").asString(""), purpose);
    }
    for (JsonNode type : document.root().path("eventTypes").values()) {
      types.put(type.path("name").asString(""), type);
    }
  }

  void check(String path, JsonNode metric) {
    String measure = metric.path("measure").asString("");
    if (!NEEDS.containsKey(measure)) {
      return;
    }
    saysWhatItsMeasureNeeds(path, metric, measure);
    mostIsOfItsUnit(path, metric, measure);
    purposeIsForFigures(path, metric);
    List<JsonNode> read = events(path, metric, measure);
    if (measure.equals("sum")) {
      amountsAreNumbers(path, metric, read);
    }
    if (measure.equals("members")) {
      sizesCanBeTold(path, metric);
    }
    if (BROKEN_DOWN.contains(measure) && !read.isEmpty()) {
      dimensions.check(FieldPath.property(path, "by"), metric.path("by"), read);
    }
  }

  private void saysWhatItsMeasureNeeds(String path, JsonNode metric, String measure) {
    Set<String> needed = NEEDS.getOrDefault(measure, Set.of());
    needed.stream()
        .sorted()
        .filter(property -> !metric.has(property))
        .forEach(
            property ->
                add(
                    FieldPath.property(path, property),
                    "is missing; the measure " + measure + " needs " + sorted(needed)));
    Set<String> allowed = new LinkedHashSet<>(needed);
    if (measure.equals("sum")) {
      allowed.add("subtracts");
    }
    if (BROKEN_DOWN.contains(measure)) {
      allowed.add("by");
    }
    OF_SOME.stream()
        .filter(property -> metric.has(property) && !allowed.contains(property))
        .forEach(
            property ->
                add(
                    FieldPath.property(path, property),
                    "is not for the measure " + measure + "; allowed for it: " + sorted(allowed)));
    if (measure.equals("funnel") && metric.path("events").size() == 1) {
      add(FieldPath.property(path, "events"), "has one step; allowed: two or more");
    }
  }

  private void mostIsOfItsUnit(String path, JsonNode metric, String measure) {
    JsonNode node = metric.path("most");
    if (!node.isNumber()) {
      return;
    }
    BigDecimal most = node.decimalValue().stripTrailingZeros();
    String place = FieldPath.property(path, "most");
    if (measure.equals("sum")) {
      if (most.scale() > DECIMALS) {
        add(place, most.toPlainString() + " is too fine; allowed: four decimals");
      }
    } else if (measure.equals("count")) {
      if (most.scale() > 0) {
        add(place, most.toPlainString() + " is no number of events; allowed: 1, 2, …");
      }
    } else if (most.compareTo(BigDecimal.ONE) != 0) {
      add(
          place,
          most.toPlainString()
              + " is not allowed; where contacts are counted each counts for 1: leave it out");
    }
  }

  /** A running total of a few steps has less noise if each is told by itself: no sizes by week. */
  private void sizesCanBeTold(String path, JsonNode metric) {
    String period = metric.path("period").asString("");
    if (!period.equals("hour") && !period.equals("day")) {
      add(
          FieldPath.property(path, "period"),
          "'" + period + "' is not for the measure members; allowed for it: day, hour");
    }
    if (metric.path("cells").asInt(2) < 2) {
      add(
          FieldPath.property(path, "cells"),
          "1 is too few; who enters a segment leaves it again: allowed 2 or more");
    }
  }

  private void purposeIsForFigures(String path, JsonNode metric) {
    String id = metric.path("purpose").asString("");
    if (OwnTypes.isAllThatIsRead(metric) && purposes.containsKey(id)) {
      return;
    }
    List<String> fit =
        purposes.entrySet().stream()
            .filter(purpose -> texts(purpose.getValue(), "consumers").contains("insights"))
            .map(Map.Entry::getKey)
            .toList();
    if (!id.isEmpty() && !fit.contains(id)) {
      add(
          FieldPath.property(path, "purpose"),
          "'"
              + id
              + "' "
              + (purposes.containsKey(id) ? "has no consumer insights" : "is not declared")
              + "; allowed: "
              + DimensionCheck.join(fit));
    }
  }

  /** The event types that it reads, without those that are mistakes. */
  private List<JsonNode> events(String path, JsonNode metric, String measure) {
    List<JsonNode> read = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    for (String property : measure.equals("sum") ? SUMS : List.of("events")) {
      List<JsonNode> named = List.copyOf(metric.path(property).values());
      for (int i = 0; i < named.size(); i++) {
        String place = FieldPath.item(FieldPath.property(path, property), i);
        String name = named.get(i).asString("");
        JsonNode type = types.getOrDefault(name, OwnTypes.find(name));
        if (type == null) {
          add(
              place,
              "'" + name + "' is no event type; declared: " + String.join(", ", types.keySet()));
        } else if (!known.add(name) && property.equals("subtracts")) {
          add(place, "'" + name + "' is added too; allowed: one of both");
        } else {
          isForThePurpose(place, metric.path("purpose").asString(""), type);
          read.add(type);
        }
      }
    }
    return read;
  }

  private void isForThePurpose(String place, String purpose, JsonNode type) {
    Set<String> allowed = texts(type, "purposes");
    if (purposes.containsKey(purpose) && !allowed.isEmpty() && !allowed.contains(purpose)) {
      add(
          place,
          "'"
              + type.path("name").asString("")
              + "' may not be processed for '"
              + purpose
              + "'; its purposes: "
              + String.join(", ", allowed));
    }
  }

  private void amountsAreNumbers(String path, JsonNode metric, List<JsonNode> read) {
    String place = FieldPath.property(path, "of");
    String name = metric.path("of").asString("");
    for (JsonNode type : name.isEmpty() ? List.<JsonNode>of() : read) {
      JsonNode field = type.path("fields").path(name);
      String kind = DimensionCheck.kind(field);
      if (dimensions.isReadable(place, name, type) && !NUMBERS.contains(kind)) {
        add(
            place,
            "'"
                + name
                + "' of "
                + DimensionCheck.name(type)
                + " is "
                + kind
                + ", of which there is no sum; allowed: decimal or integer");
      }
    }
  }

  private static String sorted(Set<String> names) {
    return DimensionCheck.join(names.stream().sorted().toList());
  }

  private static Set<String> texts(JsonNode node, String property) {
    Set<String> texts = new LinkedHashSet<>();
    node.path(property).values().forEach(value -> texts.add(value.asString("")));
    return texts;
  }

  private void add(String path, String problem) {
    mistakes.add(document.lineOf(path), path, problem);
  }
}
