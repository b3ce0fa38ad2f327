package io.placet.standalone.replay;

import io.placet.standalone.replay.PropertyRule.BadCell;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * What is kept of the lines of one group: its first line's time and contact, and the properties'
 * sums.
 */
final class Group {
  private final String key;
  private final Contact contact;
  private final Instant time;
  private final Map<String, PropertyRule.Folding> properties = new LinkedHashMap<>();

  Group(String key, Contact contact, Instant time, Map<String, PropertyRule> rules) {
    this.key = key;
    this.contact = contact;
    this.time = time;
    rules.forEach((name, rule) -> properties.put(name, rule.start(key)));
  }

  Instant time() {
    return time;
  }

  void add(CSVRecord line, Contact lineContact) {
    if (!lineContact.equals(contact)) {
      throw new BadCell(
          "record %d: group '%s' has lines of two contacts".formatted(line.getRecordNumber(), key));
    }
    properties.values().forEach(property -> property.add(line));
  }

  /** Why this group is skipped, or nothing and it is an event. */
  Optional<String> skipReason(Mapping.Outcome outcome) {
    if (outcome instanceof Mapping.Skip skip) {
      return Optional.of(skip.reason());
    }
    return ((Mapping.Event) outcome)
        .zeroSkip()
        .filter(zero -> value(zero.property()).isZero())
        .map(zero -> contact.identified() ? zero.identifiedReason() : zero.anonymousReason());
  }

  ReplayEvent event(String mappingName, Mapping.Event rule) {
    Map<String, PropertyValue> values = new LinkedHashMap<>();
    for (String name : properties.keySet()) {
      values.put(name, rule.absolute().contains(name) ? value(name).absolute() : value(name));
    }
    return new ReplayEvent(mappingName + "-" + key, contact, rule.type(), time, values);
  }

  String key() {
    return key;
  }

  private PropertyValue value(String property) {
    PropertyRule.Folding folding = properties.get(property);
    if (folding == null) {
      throw new IllegalArgumentException("no property " + property);
    }
    return folding.value();
  }
}
