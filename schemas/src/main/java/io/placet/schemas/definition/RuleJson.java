package io.placet.schemas.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON form of a rule; {@code docs/segments.md} describes it.
 *
 * <pre>{"combinator": "and", "rules": [
 *   {"measure": "count", "event": "Order Completed", "within": "P90D", "operator": ">=", "value": 3},
 *   {"measure": "sum", "event": "Order Completed", "of": "total", "within": "P90D", "operator": ">=", "value": 500},
 *   {"measure": "did", "event": "Order Completed", "within": "P30D", "not": true}]}</pre>
 *
 * <p>{@code combinator} is {@code and} or {@code or}; every node may say {@code "not": true};
 * {@code within} is an ISO 8601 duration of weeks, days or less, and left out it means ever. An
 * empty group at the root means nobody.
 */
final class RuleJson {
  /** Exact numbers; nothing said twice, nothing after the end. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  static final int MAX_DEPTH = 16;
  static final List<String> COMBINATORS = List.of("and", "or");
  static final List<String> GROUP = List.of("combinator", "not", "rules");

  /** In one rule. */
  static final int MAX_LEAVES = 200;

  private final LeafJson leaves;
  private int count;

  private RuleJson(FieldCatalogue catalogue, Named named) {
    leaves = new LeafJson(catalogue, named);
  }

  /**
   * A rule.
   *
   * @param leaves how many it has itself
   */
  record Read(Rule rule, int leaves) {}

  /**
   * Reads a rule.
   *
   * @param catalogue what it may name
   * @param named the other definitions
   */
  static Read read(String json, FieldCatalogue catalogue, Named named) {
    try {
      RuleJson reader = new RuleJson(catalogue, named);
      Rule rule = reader.rule(new Place(JSON.readTree(json), "rule"), 1);
      return new Read(rule, reader.count);
    } catch (JsonProcessingException malformed) {
      throw new DefinitionException("rule: not JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }

  private Rule rule(Place place, int depth) {
    place.mustBeObject("a rule");
    if (depth > MAX_DEPTH) {
      throw place.refuse("groups nest at most " + MAX_DEPTH + " deep");
    }
    Rule rule = place.has("combinator") ? group(place, depth) : leaf(place);
    if (!place.has("not") || !place.at("not").flag()) {
      return rule;
    }
    if (rule instanceof Rule.Nobody) {
      throw place.refuse("the opposite of an empty rule would be everybody");
    }
    return new Rule.Not(rule);
  }

  private Rule leaf(Place place) {
    count++;
    if (count > MAX_LEAVES) {
      throw place.refuse("at most " + MAX_LEAVES + " leaves are allowed in a rule");
    }
    return leaves.read(place);
  }

  private Rule group(Place place, int depth) {
    place.allowOnly(GROUP);
    String combinator = place.at("combinator").choice(COMBINATORS);
    List<Rule> parts = new ArrayList<>();
    for (Place part : place.at("rules").items("a list of rules")) {
      Rule read = rule(part, depth + 1);
      if (read instanceof Rule.Nobody) {
        throw part.refuse("a group inside a rule has at least one part");
      }
      parts.add(read);
    }
    if (parts.isEmpty()) {
      return new Rule.Nobody();
    }
    return combinator.equals("and") ? new Rule.AllOf(parts) : new Rule.AnyOf(parts);
  }
}
