package io.placet.schemas.register;

import static java.util.Objects.requireNonNull;

import io.placet.domain.event.FieldValue;
import io.placet.domain.generalisation.AgeBand;
import io.placet.domain.generalisation.Departement;
import io.placet.domain.insight.Dimension;
import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Generalisation;
import io.placet.domain.register.Insights;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Turns what a checked file says of figures into the domain's. */
final class InsightReader {
  private final Map<String, EventType> eventTypes;

  private InsightReader(Map<String, EventType> eventTypes) {
    this.eventTypes = eventTypes;
  }

  static Insights read(JsonNode node, Map<String, EventType> eventTypes) {
    InsightReader reader = new InsightReader(eventTypes);
    return new Insights(
        new Loss(rho(node), node.path("delta").asDecimal(Insights.DEFAULT.budget().delta())),
        node.path("threshold").asLong(Insights.DEFAULT.threshold()),
        RegisterReader.list(node.path("metrics"), reader::metric));
  }

  /** The budget of a section, or the default. */
  static BigDecimal rho(JsonNode insights) {
    return insights.path("rho").asDecimal(Insights.DEFAULT.budget().rho());
  }

  private Metric metric(JsonNode node) {
    Measure measure = measure(node);
    return new Metric(
        new MetricRef(RegisterReader.text(node, "id"), node.path("version").asInt(1)),
        RegisterReader.text(node, "description"),
        RegisterReader.text(node, "purpose"),
        measure,
        RegisterReader.list(node.path("by"), dimension -> dimension(dimension, measure)),
        RegisterReader.constant(Period.class, RegisterReader.text(node, "period")),
        new Bounds(node.path("cells").asInt(), most(node, measure)),
        node.path("rho").decimalValue());
  }

  private static Measure measure(JsonNode node) {
    List<String> events = names(node, "events");
    return switch (RegisterReader.text(node, "measure")) {
      case "count" -> new Measure.Count(events);
      case "sum" ->
          new Measure.Sum(
              RegisterReader.text(node, "of"), names(node, "adds"), names(node, "subtracts"));
      case "contacts" -> new Measure.Contacts(events);
      case "funnel" -> new Measure.Funnel(events);
      case "retention" -> new Measure.Retention(events, node.path("windows").asInt());
      case "members" -> new Measure.Members(names(node, "segments"));
      default -> throw new IllegalStateException("a measure that the schema does not know");
    };
  }

  private static long most(JsonNode node, Measure measure) {
    BigDecimal most = node.path("most").asDecimal(BigDecimal.ONE);
    return measure instanceof Measure.Sum
        ? FieldValue.Decimal.of(most).unscaled()
        : most.longValueExact();
  }

  private Dimension dimension(JsonNode node, Measure measure) {
    if (node.has("event")) {
      return new Dimension("event", new Dimension.OfType(), measure.events());
    }
    String name = RegisterReader.text(node, "field");
    List<String> declared = names(node, "values");
    EventType type = eventTypes.get(measure.events().get(0));
    if (type == null) {
      // an event of Placet's own, whose values the register says
      return new Dimension(name, new Dimension.OfField(name), declared);
    }
    Field field = requireNonNull(type.fields().get(name));
    return new Dimension(
        name(field),
        new Dimension.OfField(name),
        declared.isEmpty() ? publicValues(field).orElseThrow() : declared);
  }

  /** A postcode tells the département: what it tells has the name, wherever there is a table. */
  private static String name(Field field) {
    return field
        .generalisation()
        .filter(to -> publicValues(to).isPresent())
        .map(to -> to.wireName().replace('-', '_'))
        .orElse(field.name());
  }

  private static Optional<List<String>> publicValues(Field field) {
    return field.type() == FieldType.BOOLEAN
        ? Optional.of(List.of("true", "false"))
        : field.generalisation().flatMap(InsightReader::publicValues);
  }

  /** All that it can give, where a public table says so. */
  static Optional<List<String>> publicValues(Generalisation to) {
    return switch (to) {
      case DEPARTEMENT -> Optional.of(Departement.all());
      case AGE_BAND -> Optional.of(AgeBand.all());
      case HOST, PATH, FAMILY -> Optional.empty();
    };
  }

  private static List<String> names(JsonNode node, String property) {
    return RegisterReader.list(node.path(property), JsonNode::asString);
  }
}
