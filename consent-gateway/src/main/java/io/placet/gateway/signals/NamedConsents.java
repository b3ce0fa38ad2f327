package io.placet.gateway.signals;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.domain.register.SignalKind;
import io.placet.domain.signal.Signal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads signals that name their categories: Segment's, RudderStack's, one's own. */
final class NamedConsents {
  private static final int MAX_NAMES = 100;
  private static final int MAX_NAME = 100;

  private NamedConsents() {}

  /**
   * Segment's {@code context.consent}. Empty preferences mean that all is refused.
   *
   * @throws MalformedSignalException if it has another shape
   */
  static Signal segment(JsonNode consent) {
    Signal named =
        booleans(
            SignalKind.SEGMENT,
            consent.path("categoryPreferences"),
            "context.consent.categoryPreferences: names with true or false");
    boolean empty = named.allowed().isEmpty() && named.denied().isEmpty();
    return new Signal(SignalKind.SEGMENT, named.allowed(), named.denied(), empty);
  }

  /**
   * RudderStack's {@code context.consentManagement}. Its {@code resolutionStrategy} says how a
   * destination treats several ids; here a denied id always refuses what it stands for, so it can
   * loosen nothing and is not asked.
   *
   * @throws MalformedSignalException if it has another shape
   */
  static Signal rudderstack(JsonNode management) {
    if (!management.isObject()
        || (!management.has("allowedConsentIds") && !management.has("deniedConsentIds"))) {
      throw new MalformedSignalException(
          "context.consentManagement: allowedConsentIds and deniedConsentIds, lists of texts");
    }
    return new Signal(
        SignalKind.RUDDERSTACK,
        ids(management, "allowedConsentIds"),
        ids(management, "deniedConsentIds"),
        false);
  }

  /**
   * The choices of a banner or form: names with true or false.
   *
   * @throws MalformedSignalException if it has another shape
   */
  static Signal choices(JsonNode choices) {
    return booleans(SignalKind.CHOICES, choices, "choices: names with true or false");
  }

  private static Signal booleans(SignalKind kind, JsonNode object, String allowedShape) {
    if (!object.isObject() || object.size() > MAX_NAMES) {
      throw new MalformedSignalException(allowedShape + ", at most " + MAX_NAMES);
    }
    Set<String> allowed = new HashSet<>();
    Set<String> denied = new HashSet<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!field.getValue().isBoolean() || field.getKey().length() > MAX_NAME) {
        throw new MalformedSignalException(allowedShape);
      }
      (field.getValue().booleanValue() ? allowed : denied).add(field.getKey());
    }
    return new Signal(kind, allowed, denied, false);
  }

  private static Set<String> ids(JsonNode management, String list) {
    JsonNode array = management.path(list);
    Set<String> ids = new HashSet<>();
    if (array.isMissingNode() || array.isNull()) {
      return ids;
    }
    if (!array.isArray() || array.size() > MAX_NAMES) {
      throw malformed(list);
    }
    for (JsonNode id : array) {
      if (!id.isTextual() || id.textValue().length() > MAX_NAME) {
        throw malformed(list);
      }
      ids.add(id.textValue());
    }
    return ids;
  }

  private static MalformedSignalException malformed(String list) {
    return new MalformedSignalException(
        "context.consentManagement."
            + list
            + ": a list of texts, at most "
            + MAX_NAMES
            + " of at most "
            + MAX_NAME
            + " characters");
  }
}
