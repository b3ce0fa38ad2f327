package io.placet.domain.insight;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What a metric is broken down by. Its values are public: they are declared, or follow from a
 * public table, so that all of them are released, also those that nobody has.
 *
 * @param name as figures are asked for, such as {@code departement}
 * @param source where an event says it
 * @param values all but {@link #OTHER}, which is always one more
 */
public record Dimension(String name, Source source, List<String> values) {
  /** What an event says that is not among the values, or nothing. */
  public static final String OTHER = "other";

  /** Where an event says it. */
  public sealed interface Source {}

  /** In a field. */
  public record OfField(String field) implements Source {}

  /** By its type. */
  public record OfType() implements Source {}

  public Dimension {
    values = List.copyOf(values);
    if (values.isEmpty()
        || values.contains(OTHER)
        || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(
          "a dimension has values, each once, and " + OTHER + " is none of them");
    }
  }

  /** All values, with {@link #OTHER} last. */
  public List<String> all() {
    List<String> all = new ArrayList<>(values);
    all.add(OTHER);
    return all;
  }

  /** What an event says. */
  String of(Event event) {
    return ofValues(source instanceof OfField field ? text(event, field) : event.type());
  }

  private String ofValues(String said) {
    return values.contains(said) ? said : OTHER;
  }

  private static String text(Event event, OfField field) {
    FieldValue value = event.fields().get(field.field());
    if (value instanceof FieldValue.Text text) {
      return text.value();
    }
    if (value instanceof FieldValue.Whole whole) {
      return Long.toString(whole.value());
    }
    return value instanceof FieldValue.Flag flag ? Boolean.toString(flag.value()) : OTHER;
  }
}
