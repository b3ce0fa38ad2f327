package io.placet.domain.segment;

import io.placet.domain.register.Consumer;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.register.SpecialCategory;
import io.placet.domain.register.Treatment;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the definitions of a purpose can name: the register's events, their properties, traits, and
 * the channels on which people are reached. Fields that reveal data of a special category are left
 * out unless the purpose asks for explicit consent (GDPR Article 9(2)(a)).
 */
public final class FieldCatalogue {
  private final Purpose purpose;
  private final SortedMap<String, SortedMap<String, Property>> eventTypes = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, SpecialCategory>> special = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> reach = new TreeMap<>();
  private Optional<String> traits = Optional.empty();

  private FieldCatalogue(Register register, Purpose purpose) {
    this.purpose = purpose;
    register.eventTypes().values().forEach(this::add);
    for (Purpose each : register.purposes()) {
      if (each.directMarketing() && !each.channels().isEmpty()) {
        reach.put(each.id(), new TreeSet<>(each.channels()));
      }
    }
  }

  private void add(EventType type) {
    special.put(type.name(), special(type));
    if (type.purposes().contains(purpose.id())) {
      eventTypes.put(type.name(), properties(type));
      if (type.traits()) {
        traits = Optional.of(type.name());
      }
    }
  }

  /**
   * What a purpose's segments may read.
   *
   * @return empty if no segment can be of this purpose
   */
  public static Optional<FieldCatalogue> of(Register register, String purpose) {
    return of(register, purpose, Consumer.SEGMENTS);
  }

  /**
   * What a purpose may read for one of its consumers.
   *
   * @return empty if this consumer reads no events of the purpose
   */
  public static Optional<FieldCatalogue> of(Register register, String purpose, Consumer consumer) {
    return register
        .purpose(purpose)
        .filter(known -> known.consumers().contains(consumer))
        .map(known -> new FieldCatalogue(register, known));
  }

  /** The purposes whose events segments may read. */
  public static SortedSet<String> purposes(Register register) {
    return purposes(register, Consumer.SEGMENTS);
  }

  /** The purposes whose events a consumer may read. */
  public static SortedSet<String> purposes(Register register, Consumer consumer) {
    SortedSet<String> purposes = new TreeSet<>();
    for (Purpose purpose : register.purposes()) {
      if (purpose.consumers().contains(consumer)) {
        purposes.add(purpose.id());
      }
    }
    return purposes;
  }

  /** The purpose's id. */
  public String purpose() {
    return purpose.id();
  }

  /** Whether its people consented explicitly to the use of special categories of data. */
  public boolean readsSpecialCategories() {
    return purpose.specialCategories();
  }

  /** The names of the events. */
  public SortedSet<String> eventTypes() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(eventTypes.keySet()));
  }

  /** The properties of an event by name; none for one that may not be read. */
  public SortedMap<String, Property> properties(String eventType) {
    return Collections.unmodifiableSortedMap(eventTypes.getOrDefault(eventType, new TreeMap<>()));
  }

  /** The event that tells traits, if the purpose may read it. */
  public Optional<String> traits() {
    return traits;
  }

  /** The purposes of direct marketing that are asked for on channels, each with these. */
  public SortedMap<String, SortedSet<String>> reach() {
    return Collections.unmodifiableSortedMap(reach);
  }

  /** The fields of any declared event that reveal data of a special category. */
  public SortedMap<String, SpecialCategory> special(String eventType) {
    return Collections.unmodifiableSortedMap(special.getOrDefault(eventType, new TreeMap<>()));
  }

  /**
   * The fields of any declared event that are kept from this purpose for what they reveal, whether
   * or not it may read the event.
   */
  public SortedMap<String, SpecialCategory> withheld(String eventType) {
    return purpose.specialCategories() ? Collections.emptySortedMap() : special(eventType);
  }

  private SortedMap<String, Property> properties(EventType type) {
    SortedMap<String, Property> properties = new TreeMap<>();
    for (Field field : type.fields().values()) {
      if (field.special().isEmpty() || purpose.specialCategories()) {
        Property.of(field).ifPresent(property -> properties.put(property.name(), property));
      }
    }
    return properties;
  }

  private static SortedMap<String, SpecialCategory> special(EventType type) {
    SortedMap<String, SpecialCategory> special = new TreeMap<>();
    for (Field field : type.fields().values()) {
      if (field.treatment() != Treatment.DROP) {
        field.special().ifPresent(category -> special.put(field.name(), category));
      }
    }
    return special;
  }
}
