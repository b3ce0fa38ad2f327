package io.placet.benchmarks.segments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.benchmarks.gate.Happening;
import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.SegmentDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How many rules an event touches: those that name its type, for a purpose of the event, with
 * conditions that it meets. What a rule takes over from a score or another segment is not looked
 * at.
 */
final class Touched {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Named(String purpose, List<JsonNode> events) {}

  private final List<Named> rules = new ArrayList<>();

  Touched(List<SegmentDefinition> segments) {
    for (SegmentDefinition segment : segments) {
      List<JsonNode> events = new ArrayList<>();
      collect(read(segment.getRule()), events);
      rules.add(new Named(segment.getPurpose(), events));
    }
  }

  /** On average over the first so many events. */
  double perEvent(ShopEvents shop, int events) {
    long touched = 0;
    for (int number = 0; number < events; number++) {
      touched += by(shop.happening(number));
    }
    return (double) touched / events;
  }

  long by(Happening happening) {
    return rules.stream()
        .filter(rule -> happening.purposes().contains(rule.purpose()))
        .filter(rule -> rule.events().stream().anyMatch(event -> is(event, happening)))
        .count();
  }

  private static JsonNode read(String rule) {
    try {
      return JSON.readTree(rule);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(rule, malformed);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> events) {
    if (node.has("event")) {
      events.add(node);
    }
    node.forEach(part -> collect(part, events));
  }

  private static boolean is(JsonNode event, Happening happening) {
    if (!event.get("event").asText().equals(happening.type())) {
      return false;
    }
    for (JsonNode condition : event.path("where").path("rules")) {
      if (!holds(condition, happening)) {
        return false;
      }
    }
    return true;
  }

  /** Only what {@link Leaves} writes. */
  private static boolean holds(JsonNode condition, Happening happening) {
    FieldValue value = happening.fields().get(condition.get("property").asText());
    String operator = condition.get("operator").asText();
    if (value instanceof FieldValue.Text text && operator.equals("=")) {
      return text.value().equals(condition.get("value").asText());
    }
    if (value instanceof FieldValue.Decimal amount && operator.equals(">=")) {
      BigDecimal own = BigDecimal.valueOf(amount.unscaled(), FieldValue.Decimal.SCALE);
      return own.compareTo(condition.get("value").decimalValue()) >= 0;
    }
    return value != null && operator.equals("exists");
  }
}
