package io.placet.schemas.register;

import io.placet.domain.insight.Dimension;
import io.placet.domain.register.Generalisation;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks of a metric that what it is broken down by can be read and has public values. */
final class DimensionCheck {
  /** Cells of a window: more are noise for the most part, and are written every time. */
  private static final long MOST_CELLS = 20_000;

  private static final Set<String> UNREADABLE = Set.of("drop", "seal", "pseudonymise");
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final List<String> FLAGS = List.of("true", "false");

  private final YamlDocument document;
  private final Mistakes mistakes;

  DimensionCheck(YamlDocument document, Mistakes mistakes) {
    this.document = document;
    this.mistakes = mistakes;
  }

  /**
   * Checks all dimensions of a metric.
   *
   * @param read its event types, at least one
   */
  void check(String path, JsonNode by, List<JsonNode> read) {
    Set<String> known = new HashSet<>();
    long cells = 1;
    List<JsonNode> dimensions = List.copyOf(by.values());
    for (int i = 0; i < dimensions.size(); i++) {
      String place = FieldPath.item(path, i);
      JsonNode dimension = dimensions.get(i);
      if (!known.add(dimension.path("field").asString("event"))) {
        add(place, "stands twice; allowed: once");
      }
      cells *= 1 + values(place, dimension, read).size();
    }
    if (cells > MOST_CELLS) {
      add(path, "makes " + cells + " cells a window; allowed: " + MOST_CELLS);
    }
  }

  private Collection<String> values(String path, JsonNode dimension, List<JsonNode> read) {
    if (dimension.has("field") == dimension.has("event")) {
      add(path, "is told by a field or by the event; allowed: field or event: true");
      return List.of();
    }
    if (dimension.has("event")) {
      return typeNames(path, dimension, read);
    }
    String name = dimension.path("field").asString("");
    String place = FieldPath.property(path, "field");
    Map<String, String> kinds = new LinkedHashMap<>();
    for (JsonNode type : read) {
      if (!isReadable(place, name, type)) {
        return List.of();
      }
      kinds.putIfAbsent(kind(type.path("fields").path(name)), name(type));
    }
    if (kinds.size() > 1) {
      add(place, "'" + name + "' is not the same in each event: " + kinds + "; allowed: one kind");
      return List.of();
    }
    return declared(path, dimension, kinds.keySet().iterator().next());
  }

  private Collection<String> typeNames(String path, JsonNode dimension, List<JsonNode> read) {
    if (dimension.has("values")) {
      add(FieldPath.property(path, "values"), "follow from the events; leave them out");
    }
    Set<String> names = new LinkedHashSet<>();
    read.forEach(type -> names.add(name(type)));
    if (names.contains(Dimension.OTHER)) {
      add(path, "an event is called other, as all else is; allowed: another dimension");
    }
    return names;
  }

  /** The values that are declared, or those of the table where there is one. */
  private Collection<String> declared(String path, JsonNode dimension, String kind) {
    Optional<List<String>> known = publicValues(kind);
    String place = FieldPath.property(path, "values");
    if (kind.equals("decimal")) {
      String field = FieldPath.property(path, "field");
      add(field, "is an amount, of which each value is another; allowed: text, integer, boolean");
      return List.of();
    }
    if (!dimension.has("values")) {
      if (known.isEmpty()) {
        add(place, "is missing; expected: a list of the values that are told apart");
      }
      return known.orElse(List.of());
    }
    Set<String> values = new LinkedHashSet<>();
    List<JsonNode> items = List.copyOf(dimension.path("values").values());
    for (int i = 0; i < items.size(); i++) {
      String value = items.get(i).asString("");
      values.add(value);
      String item = FieldPath.item(place, i);
      if (value.equals(Dimension.OTHER)) {
        add(item, "'other' is what all else is called; leave it out");
      } else if (known.isPresent() && !known.get().contains(value)) {
        add(item, "'" + value + "' is none of its values; allowed: " + join(known.get()));
      } else if (kind.equals("integer") && !WHOLE.matcher(value).matches()) {
        add(item, "'" + value + "' is no whole number; allowed: such as \"0\", \"12\", \"-3\"");
      }
    }
    return values;
  }

  private static Optional<List<String>> publicValues(String kind) {
    return kind.equals("boolean")
        ? Optional.of(FLAGS)
        : Arrays.stream(Generalisation.values())
            .filter(to -> to.wireName().equals(kind))
            .findFirst()
            .flatMap(InsightReader::publicValues);
  }

  /** What values of a field are like: to what they are generalised, or their type. */
  static String kind(JsonNode field) {
    return field.path("generalise").asString(field.path("type").asString(""));
  }

  /** Whether an event type has the field and figures may tell it; else that is a mistake. */
  boolean isReadable(String place, String name, JsonNode type) {
    JsonNode field = type.path("fields").path(name);
    String treatment = field.path("treatment").asString("");
    if (field.isMissingNode()) {
      add(
          place,
          "'"
              + name
              + "' is no field of "
              + name(type)
              + "; declared: "
              + join(type.path("fields").propertyNames()));
    } else if (UNREADABLE.contains(treatment)) {
      add(
          place,
          "'"
              + name
              + "' of "
              + name(type)
              + " has the treatment "
              + treatment
              + ", of which nothing can be told; allowed: keep, or generalise");
    } else if (field.has("specialCategory")) {
      add(
          place,
          "'"
              + name
              + "' of "
              + name(type)
              + " reveals "
              + field.path("specialCategory").asString("")
              + "; allowed: fields of no special category");
    } else {
      return true;
    }
    return false;
  }

  static String name(JsonNode type) {
    return type.path("name").asString("");
  }

  static String join(Collection<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private void add(String path, String problem) {
    mistakes.add(document.lineOf(path), path, problem);
  }
}
