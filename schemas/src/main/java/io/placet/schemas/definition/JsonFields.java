package io.placet.schemas.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The members of one JSON object; what is wrong is said with its path and what is allowed. */
final class JsonFields {
  private final JsonNode node;
  private final String path;

  /**
   * Of an object.
   *
   * @param path of the object; empty at the root
   */
  JsonFields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
    if (!node.isObject()) {
      throw wrong(path.isEmpty() ? "an object is needed" : path + ": an object is needed");
    }
  }

  void allowOnly(String... names) {
    List<String> allowed = List.of(names);
    for (String name : names()) {
      if (!allowed.contains(name)) {
        throw wrong(at(name) + ": not known here; allowed: " + String.join(", ", allowed));
      }
    }
  }

  JsonFields object(String name) {
    return new JsonFields(node.path(name), at(name));
  }

  List<JsonFields> objects(String name) {
    JsonNode list = node.path(name);
    if (!list.isArray()) {
      throw wrong(at(name) + ": a list is needed");
    }
    List<JsonFields> objects = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      objects.add(new JsonFields(list.get(i), at(name) + "[" + i + "]"));
    }
    return objects;
  }

  String text(String name) {
    String text = node.path(name).isTextual() ? node.path(name).textValue() : "";
    if (text.isBlank()) {
      throw wrong(at(name) + ": a text is needed");
    }
    return text;
  }

  String oneOf(String name, String... allowed) {
    if (!List.of(allowed).contains(node.path(name).asText())) {
      throw wrong(at(name) + ": allowed: " + String.join(", ", allowed));
    }
    return node.path(name).asText();
  }

  int wholeFromOne(String name) {
    JsonNode whole = node.path(name);
    if (!whole.isIntegralNumber() || !whole.canConvertToInt() || whole.intValue() < 1) {
      throw wrong(at(name) + ": a whole number from 1 is needed");
    }
    return whole.intValue();
  }

  double number(String name) {
    return number(node.path(name), at(name));
  }

  List<Double> numbers(String name) {
    JsonNode list = node.path(name);
    if (!list.isArray()) {
      throw wrong(at(name) + ": a list of numbers is needed");
    }
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      numbers.add(number(list.get(i), at(name) + "[" + i + "]"));
    }
    return numbers;
  }

  /** All members of this object. */
  Map<String, Double> numbersByName() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String name : names()) {
      numbers.put(name, number(name));
    }
    return numbers;
  }

  Duration duration(String name) {
    try {
      return Durations.parse(text(name));
    } catch (IllegalArgumentException malformed) {
      throw new DefinitionException(at(name) + ": " + malformed.getMessage(), malformed);
    }
  }

  /** What the domain refuses is said with this object's path. */
  <T> T wellFormed(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException refused) {
      throw new DefinitionException(
          path.isEmpty()
              ? String.valueOf(refused.getMessage())
              : path + ": " + refused.getMessage(),
          refused);
    }
  }

  private static double number(JsonNode node, String path) {
    double number = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!Double.isFinite(number)) {
      throw wrong(path + ": a finite number is needed");
    }
    return number;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    Iterator<String> fields = node.fieldNames();
    fields.forEachRemaining(names::add);
    return names;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static DefinitionException wrong(String message) {
    return new DefinitionException(message);
  }
}
