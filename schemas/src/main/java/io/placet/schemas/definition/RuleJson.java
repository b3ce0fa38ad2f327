package io.placet.schemas.definition;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.Rule;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The JSON form of a rule.
 *
 * <pre>{"combinator": "and", "rules": [
 *   {"measure": "count", "event": "Order Completed", "within": "P90D", "operator": ">=", "value": 3},
 *   {"measure": "sum", "event": "Order Completed", "of": "total", "within": "P90D", "operator": ">=", "value": 500},
 *   {"measure": "recency", "event": "Order Completed", "within": "P30D", "not": true}]}</pre>
 *
 * <p>{@code combinator} is {@code and} or {@code or}; every node may say {@code "not": true};
 * {@code within} is an ISO 8601 duration of days or less. An empty group at the root means nobody.
 */
final class RuleJson {
  /** Exact numbers; nothing said twice, nothing after the end. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final int MAX_DEPTH = 16;
  private static final Set<String> COMBINATORS = Set.of("and", "or");
  private static final Set<String> GROUP = Set.of("combinator", "rules", "not");
  private static final Set<String> COUNT =
      Set.of("measure", "event", "within", "operator", "value", "not");
  private static final Set<String> SUM =
      Set.of("measure", "event", "of", "within", "operator", "value", "not");
  private static final Set<String> RECENCY = Set.of("measure", "event", "within", "not");

  private RuleJson() {}

  static Rule parse(String json) {
    try {
      return parse(JSON.readTree(json), "rule", 1);
    } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
      throw new DefinitionException("rule: not JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }

  private static Rule parse(JsonNode node, String path, int depth) {
    if (!node.isObject()) {
      throw new DefinitionException(path + ": a rule is an object");
    }
    if (depth > MAX_DEPTH) {
      throw new DefinitionException(path + ": groups nest at most " + MAX_DEPTH + " deep");
    }
    Rule rule = node.has("combinator") ? group(node, path, depth) : leaf(node, path);
    return isNegated(node, path) ? wellFormed(path, () -> new Rule.Not(rule)) : rule;
  }

  private static boolean isNegated(JsonNode node, String path) {
    if (node.has("not") && !node.path("not").isBoolean()) {
      throw new DefinitionException(path + ".not: allowed: true, false");
    }
    return node.path("not").booleanValue();
  }

  private static Rule group(JsonNode node, String path, int depth) {
    allowOnly(node, path, GROUP);
    String combinator = text(node, path, "combinator");
    if (!COMBINATORS.contains(combinator)) {
      throw new DefinitionException(path + ".combinator: allowed: and, or");
    }
    List<Rule> parts = new ArrayList<>();
    JsonNode rules = node.path("rules");
    if (!rules.isArray()) {
      throw new DefinitionException(path + ".rules: a list of rules is needed");
    }
    for (int i = 0; i < rules.size(); i++) {
      parts.add(parse(rules.get(i), path + ".rules[" + i + "]", depth + 1));
    }
    if (parts.isEmpty()) {
      return new Rule.Nobody();
    }
    return wellFormed(
        path, () -> combinator.equals("and") ? new Rule.AllOf(parts) : new Rule.AnyOf(parts));
  }

  private static Rule leaf(JsonNode node, String path) {
    String measure = text(node, path, "measure");
    String event = text(node, path, "event");
    Duration within = duration(node, path);
    return switch (measure) {
      case "count" -> {
        allowOnly(node, path, COUNT);
        yield wellFormed(
            path, () -> new Rule.Count(event, within, comparison(node, path), whole(node, path)));
      }
      case "sum" -> {
        allowOnly(node, path, SUM);
        yield wellFormed(
            path,
            () ->
                new Rule.Sum(
                    event,
                    text(node, path, "of"),
                    within,
                    comparison(node, path),
                    decimal(node, path)));
      }
      case "recency" -> {
        allowOnly(node, path, RECENCY);
        yield wellFormed(path, () -> new Rule.Recency(event, within));
      }
      default -> throw new DefinitionException(path + ".measure: allowed: count, sum, recency");
    };
  }

  private static Rule wellFormed(String path, java.util.function.Supplier<Rule> rule) {
    try {
      return rule.get();
    } catch (IllegalArgumentException wrong) {
      throw new DefinitionException(path + ": " + wrong.getMessage(), wrong);
    }
  }

  private static void allowOnly(JsonNode node, String path, Set<String> allowed) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!allowed.contains(name)) {
                throw new DefinitionException(
                    path
                        + "."
                        + name
                        + ": not known here; allowed: "
                        + allowed.stream().sorted().collect(Collectors.joining(", ")));
              }
            });
  }

  private static String text(JsonNode node, String path, String name) {
    if (!node.path(name).isTextual()) {
      throw new DefinitionException(path + "." + name + ": a text is needed");
    }
    return node.path(name).textValue();
  }

  private static Duration duration(JsonNode node, String path) {
    try {
      return Duration.parse(text(node, path, "within"));
    } catch (DateTimeParseException wrong) {
      throw new DefinitionException(
          path + ".within: an ISO 8601 duration such as P90D or PT2M is needed", wrong);
    }
  }

  private static Comparison comparison(JsonNode node, String path) {
    String symbol = text(node, path, "operator");
    return Arrays.stream(Comparison.values())
        .filter(comparison -> comparison.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(() -> new DefinitionException(path + ".operator: allowed: >=, <=, >, <, ="));
  }

  private static long whole(JsonNode node, String path) {
    if (!node.path("value").canConvertToLong() || !node.path("value").isIntegralNumber()) {
      throw new DefinitionException(path + ".value: a whole number is needed");
    }
    return node.path("value").longValue();
  }

  private static long decimal(JsonNode node, String path) {
    if (!node.path("value").isNumber()) {
      throw new DefinitionException(path + ".value: a number is needed");
    }
    try {
      return FieldValue.Decimal.of(node.path("value").decimalValue()).unscaled();
    } catch (ArithmeticException tooFine) {
      throw new DefinitionException(
          path + ".value: at most four decimals and 64 bits are allowed", tooFine);
    }
  }
}
