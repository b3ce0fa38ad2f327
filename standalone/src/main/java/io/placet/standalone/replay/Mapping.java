package io.placet.standalone.replay;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one CSV file becomes events: everything a replay knows about a file.
 *
 * @param name begins every message id and the name of the state file
 * @param groupColumn lines with the same value in this column are one event
 * @param time an event has the time of its group's first line
 * @param rules tried in order; the last one takes every group
 * @param properties of every event, in the order of the JSON
 */
record Mapping(
    String name,
    String groupColumn,
    TimeColumn time,
    ContactColumn contact,
    List<Rule> rules,
    Map<String, PropertyRule> properties,
    Consents consents) {

  Mapping {
    rules = List.copyOf(rules);
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** Every column that the file must have. */
  Set<String> columns() {
    Set<String> columns =
        new LinkedHashSet<>(List.of(groupColumn, time.column(), contact.column()));
    properties.values().forEach(property -> columns.addAll(property.columns()));
    return columns;
  }

  /** When a line happened, in UTC. */
  record TimeColumn(String column, String pattern, DateTimeFormatter format) {}

  /**
   * Whose event it is: the column's text without the suffix; an empty cell makes the group's key an
   * anonymous id.
   */
  record ContactColumn(String column, String dropSuffix) {}

  /** What becomes of the groups whose key begins with the prefix. */
  record Rule(String prefix, Outcome outcome) {}

  /** Skip or event. */
  sealed interface Outcome permits Skip, Event {}

  /** These groups are counted under the reason and not posted. */
  record Skip(String reason) implements Outcome {}

  /**
   * @param absolute properties that are sent without their sign
   * @param zeroSkip groups that are skipped because a sum is zero
   */
  record Event(String type, Set<String> absolute, Optional<ZeroSkip> zeroSkip) implements Outcome {
    Event {
      absolute = Set.copyOf(absolute);
    }
  }

  /**
   * The property that must not be zero and, by whose group it is, the reason a zero is counted
   * under.
   */
  record ZeroSkip(String property, String identifiedReason, String anonymousReason) {}

  /**
   * Which consents the identified contacts of the file give, and where they are said to have given
   * them.
   */
  record Consents(String seed, String collectionPoint, String method, List<Purpose> purposes) {
    Consents {
      purposes = List.copyOf(purposes);
    }
  }

  /**
   * @param share of the contacts that give it, from 0 to 1
   */
  record Purpose(
      String purpose,
      Optional<String> channel,
      BigDecimal share,
      String noticeId,
      String noticeVersion) {}
}
