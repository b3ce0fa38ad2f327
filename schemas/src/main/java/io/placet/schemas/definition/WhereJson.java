package io.placet.schemas.definition;

import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.Operator;
import io.placet.domain.segment.Property;
import io.placet.domain.segment.TextComparison;
import io.placet.domain.segment.Where;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Conditions on the properties of one type of event: groups, and what they join. */
final class WhereJson {
  /** In a list of values. */
  static final int MAX_VALUES = 1_000;

  private static final List<String> CONDITION = List.of("operator", "property");

  private final FieldCatalogue catalogue;
  private final String eventType;

  WhereJson(FieldCatalogue catalogue, String eventType) {
    this.catalogue = catalogue;
    this.eventType = eventType;
  }

  Where read(Place place) {
    return group(place, 1);
  }

  private Where group(Place place, int depth) {
    place.mustBeObject("a group of conditions");
    if (depth > RuleJson.MAX_DEPTH) {
      throw place.refuse("groups nest at most " + RuleJson.MAX_DEPTH + " deep");
    }
    place.allowOnly(RuleJson.GROUP);
    String combinator = place.at("combinator").choice(RuleJson.COMBINATORS);
    List<Where> parts = new ArrayList<>();
    for (Place part : place.at("rules").items("a list of conditions")) {
      part.mustBeObject("a condition");
      parts.add(part.has("combinator") ? group(part, depth + 1) : condition(part));
    }
    if (parts.isEmpty()) {
      throw place.at("rules").refuse("at least one condition is needed");
    }
    Where joined = combinator.equals("and") ? new Where.AllOf(parts) : new Where.AnyOf(parts);
    return place.has("not") && place.at("not").flag() ? new Where.Not(joined) : joined;
  }

  private Where condition(Place place) {
    return condition(place, property(place.at("property")), CONDITION);
  }

  /** The property that a place names. */
  Property property(Place name) {
    Withheld.refuseProperty(name, eventType, catalogue);
    SortedMap<String, Property> properties = catalogue.properties(eventType);
    if (properties.isEmpty()) {
      throw name.refuse("nothing is allowed: this event has no property");
    }
    return name.choice(properties);
  }

  /**
   * What is asked of one property.
   *
   * @param others the names that may stand beside {@code value}
   */
  Where condition(Place place, Property property, List<String> others) {
    Operator operator = operator(place.at("operator"), property);
    if (operator == Operator.EXISTS || operator == Operator.DOES_NOT_EXIST) {
      place.allowOnly(others);
      Where given = new Where.Given(property.name());
      return operator == Operator.EXISTS ? given : new Where.Not(given);
    }
    List<String> all = new ArrayList<>(others);
    all.add("value");
    Collections.sort(all);
    place.allowOnly(all);
    Place value = place.at("value");
    return switch (property.kind()) {
      case TEXT -> text(property, operator, value);
      case WHOLE -> number(property, operator, value, one -> BigDecimal.valueOf(one.whole()));
      case DECIMAL -> number(property, operator, value, Place::decimal);
      case FLAG -> new Where.FlagIs(property.name(), value.flag());
      case UNREADABLE -> throw value.refuse("nothing can be compared with this property");
    };
  }

  private static Operator operator(Place place, Property property) {
    Map<String, Operator> allowed = new LinkedHashMap<>();
    property.operators().forEach(operator -> allowed.put(operator.symbol(), operator));
    if (property.kind() == Property.Kind.UNREADABLE
        && !(place.node().isTextual() && allowed.containsKey(place.node().textValue()))) {
      throw place.refuse(
          "a sealed or pseudonymised property can be compared with nothing; allowed: "
              + String.join(", ", allowed.keySet()));
    }
    return place.choice(allowed);
  }

  private Where text(Property property, Operator operator, Place value) {
    TextComparison comparison =
        switch (operator) {
          case NOT_EQUAL, NOT_IN -> TextComparison.NONE_OF;
          case CONTAINS -> TextComparison.CONTAINS_ONE_OF;
          case STARTS_WITH -> TextComparison.STARTS_WITH_ONE_OF;
          default -> TextComparison.ONE_OF;
        };
    boolean isWhole = comparison == TextComparison.ONE_OF || comparison == TextComparison.NONE_OF;
    Function<Place, String> read = one -> isWhole ? whole(property, one) : part(one);
    Set<String> texts =
        values(operator, value, one -> innocent(one, read.apply(one))).stream()
            .collect(Collectors.toSet());
    return new Where.TextIs(property.name(), comparison, texts);
  }

  private String innocent(Place value, String text) {
    Withheld.refuseWords(value.path(), text, catalogue);
    return text;
  }

  private static String whole(Property property, Place value) {
    String text = value.text();
    if (!property.canBe(text)) {
      throw value.refuse(
          "the property is generalised; allowed: "
              + property.generalisation().map(Coarse::hint).orElse(""));
    }
    return text;
  }

  private static String part(Place value) {
    if (value.text().isEmpty()) {
      throw value.refuse("a text that is not empty is needed");
    }
    return value.text();
  }

  private static Where number(
      Property property, Operator operator, Place value, Function<Place, BigDecimal> read) {
    Comparison comparison =
        switch (operator) {
          case NOT_EQUAL -> Comparison.OTHER_THAN;
          case LESS -> Comparison.LESS_THAN;
          case AT_MOST -> Comparison.AT_MOST;
          case MORE -> Comparison.MORE_THAN;
          case AT_LEAST -> Comparison.AT_LEAST;
          default -> Comparison.EQUAL_TO;
        };
    List<Where> alternatives = new ArrayList<>();
    for (BigDecimal number : values(operator, value, read)) {
      alternatives.add(new Where.NumberIs(property.name(), comparison, number));
    }
    return alternatives.size() == 1 ? alternatives.get(0) : new Where.AnyOf(alternatives);
  }

  /** The one value, or those of a list where the operator takes one. */
  private static <T> List<T> values(Operator operator, Place value, Function<Place, T> read) {
    if (operator != Operator.IN && operator != Operator.NOT_IN) {
      return List.of(read.apply(value));
    }
    List<Place> places = value.items("a list of values");
    if (places.isEmpty() || places.size() > MAX_VALUES) {
      throw value.refuse("1 to " + MAX_VALUES + " values are needed");
    }
    return places.stream().map(read).toList();
  }
}
