package io.placet.domain.segment;

import io.placet.domain.register.Consumer;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rules of a purpose's segments can name: the register's events, and their properties. */
public final class FieldCatalogue {
  private final SortedMap<String, SortedMap<String, Property>> eventTypes;

  private FieldCatalogue(SortedMap<String, SortedMap<String, Property>> eventTypes) {
    this.eventTypes = eventTypes;
  }

  /**
   * What a purpose may read.
   *
   * @return empty if no segment can be of this purpose
   */
  public static Optional<FieldCatalogue> of(Register register, String purpose) {
    if (!purposes(register).contains(purpose)) {
      return Optional.empty();
    }
    SortedMap<String, SortedMap<String, Property>> eventTypes = new TreeMap<>();
    for (EventType type : register.eventTypes().values()) {
      if (type.purposes().contains(purpose)) {
        eventTypes.put(type.name(), properties(type));
      }
    }
    return Optional.of(new FieldCatalogue(eventTypes));
  }

  /** The purposes whose events segments may read. */
  public static SortedSet<String> purposes(Register register) {
    SortedSet<String> purposes = new TreeSet<>();
    for (Purpose purpose : register.purposes()) {
      if (purpose.consumers().contains(Consumer.SEGMENTS)) {
        purposes.add(purpose.id());
      }
    }
    return purposes;
  }

  /** The names of the events. */
  public SortedSet<String> eventTypes() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(eventTypes.keySet()));
  }

  /** The properties of an event by name; none for one that may not be read. */
  public SortedMap<String, Property> properties(String eventType) {
    return Collections.unmodifiableSortedMap(eventTypes.getOrDefault(eventType, new TreeMap<>()));
  }

  private static SortedMap<String, Property> properties(EventType type) {
    SortedMap<String, Property> properties = new TreeMap<>();
    for (Field field : type.fields().values()) {
      Property.of(field).ifPresent(property -> properties.put(property.name(), property));
    }
    return properties;
  }
}
