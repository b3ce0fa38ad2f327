package io.placet.schemas.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A place in a definition: what stands there, and the path that a refusal names. What a definition
 * holds is not repeated in one: it may be somebody's address.
 */
record Place(JsonNode node, String path) {
  private static final int MOST_NAMES = 50;

  DefinitionException refuse(String problem) {
    return new DefinitionException(path + ": " + problem);
  }

  DefinitionException refuse(String problem, Exception cause) {
    return new DefinitionException(path + ": " + problem, cause);
  }

  /** The names that are allowed, as far as a person reads on. */
  static String some(Collection<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
            + " and "
            + (names.size() - MOST_NAMES)
            + " more";
  }

  DefinitionException refuseAllBut(Collection<String> allowed) {
    return refuse("allowed: " + String.join(", ", allowed));
  }

  boolean has(String name) {
    return node.has(name);
  }

  Place at(String name) {
    return new Place(node.path(name), path + "." + name);
  }

  void mustBeObject(String what) {
    if (!node.isObject()) {
      throw refuse(what + " is an object");
    }
  }

  void allowOnly(List<String> names) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw at(name).refuse("not known here; allowed: " + String.join(", ", names));
              }
            });
  }

  /** What is in a list. */
  List<Place> items(String need) {
    if (!node.isArray()) {
      throw refuse(need + " is needed");
    }
    List<Place> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Place(node.get(i), path + "[" + i + "]"));
    }
    return items;
  }

  String text() {
    if (!node.isTextual()) {
      throw refuse("a text is needed");
    }
    return node.textValue();
  }

  boolean flag() {
    if (!node.isBoolean()) {
      throw refuse("allowed: true, false");
    }
    return node.booleanValue();
  }

  String choice(Collection<String> allowed) {
    if (!node.isTextual() || !allowed.contains(node.textValue())) {
      throw refuseAllBut(allowed);
    }
    return node.textValue();
  }

  /** What one of some words stands for; a map that keeps their order names them in it. */
  <T> T choice(Map<String, T> meanings) {
    T meaning = node.isTextual() ? meanings.get(node.textValue()) : null;
    if (meaning == null) {
      throw refuseAllBut(meanings.keySet());
    }
    return meaning;
  }

  long whole() {
    if (!node.canConvertToLong() || !node.isIntegralNumber()) {
      throw refuse("a whole number is needed");
    }
    return node.longValue();
  }

  BigDecimal decimal() {
    if (!node.isNumber()) {
      throw refuse("a number is needed");
    }
    try {
      return FieldValue.Decimal.of(node.decimalValue()).toBigDecimal();
    } catch (ArithmeticException tooFine) {
      throw refuse("at most four decimals and 64 bits are allowed", tooFine);
    }
  }

  double finite() {
    double number = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!Double.isFinite(number)) {
      throw refuse("a finite number is needed");
    }
    return number;
  }

  /** A duration that a rule can look back. */
  Window window() {
    try {
      return Window.of(Durations.parse(text()));
    } catch (IllegalArgumentException wrong) {
      throw refuse(String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
