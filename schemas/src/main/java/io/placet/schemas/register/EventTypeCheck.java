package io.placet.schemas.register;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks of event types what a schema cannot say: traits, e-mails, special categories of data. */
final class EventTypeCheck {
  private static final String LIST = "eventTypes";

  private final YamlDocument document;
  private final Mistakes mistakes;
  private final Set<String> purposes = new LinkedHashSet<>();
  private final Set<String> explicit = new LinkedHashSet<>();

  private EventTypeCheck(YamlDocument document, Mistakes mistakes) {
    this.document = document;
    this.mistakes = mistakes;
    for (JsonNode purpose : document.root().path("purposes").values()) {
      purposes.add(purpose.path("id").asString(""));
      if (purpose.path("specialCategories").asBoolean(false)) {
        explicit.add(purpose.path("id").asString(""));
      }
    }
  }

  static void run(YamlDocument document, Mistakes mistakes) {
    EventTypeCheck check = new EventTypeCheck(document, mistakes);
    check.onlyOneTellsTraits();
    List<JsonNode> types = check.types();
    for (int i = 0; i < types.size(); i++) {
      String path = FieldPath.item(LIST, i);
      check.mailNamesItsFields(path, types.get(i));
      check.specialFieldsAreConsentedExplicitly(path, types.get(i));
    }
  }

  private List<JsonNode> types() {
    return List.copyOf(document.root().path(LIST).values());
  }

  private void onlyOneTellsTraits() {
    String first = "";
    List<JsonNode> types = types();
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).path("traits").asBoolean(false)) {
        String path = FieldPath.property(FieldPath.item(LIST, i), "traits");
        if (first.isEmpty()) {
          first = path;
        } else {
          int line = document.lineOf(first);
          add(path, "stands on two event types; first on line " + line + "; allowed: on one");
        }
      }
    }
  }

  private void mailNamesItsFields(String path, JsonNode type) {
    JsonNode mail = type.path("mail");
    if (!mail.isObject()) {
      return;
    }
    String place = FieldPath.property(path, "mail");
    goesOn(place, "message", type);
    boolean isClick = mail.path("kind").asString("").equals("clicked");
    if (isClick && !mail.has("link")) {
      add(
          FieldPath.property(place, "link"),
          "is missing; a click says which link it was; allowed: " + join(onward(type)));
    } else if (!isClick && mail.has("link")) {
      add(
          FieldPath.property(place, "link"),
          "is for kind clicked only; allowed here: kind, message");
    } else {
      goesOn(place, "link", type);
    }
  }

  private void goesOn(String place, String role, JsonNode type) {
    JsonNode field = type.path("mail").path(role);
    if (field.isString() && !onward(type).contains(field.asString())) {
      add(
          FieldPath.property(place, role),
          "'"
              + field.asString()
              + "' is no field of this event that is kept and can be compared; allowed: "
              + join(onward(type)));
    }
  }

  /** What is dropped stays before the gate, and of sealed values none is like another. */
  private static Set<String> onward(JsonNode type) {
    Set<String> onward = new LinkedHashSet<>();
    type.path("fields")
        .properties()
        .forEach(
            field -> {
              if (!isDropped(field.getValue()) && !isSealed(field.getValue())) {
                onward.add(field.getKey());
              }
            });
    return onward;
  }

  private static boolean isSealed(JsonNode field) {
    return field.path("treatment").asString("").equals("seal");
  }

  private static boolean isDropped(JsonNode field) {
    return field.path("treatment").asString("").equals("drop");
  }

  /**
   * GDPR Article 9(2)(a). Any one of its purposes lets an event through the gate with all its
   * fields: so each of them must ask for explicit consent.
   */
  private void specialFieldsAreConsentedExplicitly(String path, JsonNode type) {
    List<JsonNode> named = new ArrayList<>(type.path("purposes").values());
    type.path("fields")
        .properties()
        .forEach(
            field -> {
              String category = field.getValue().path("specialCategory").asString("");
              if (category.isEmpty() || isDropped(field.getValue())) {
                return;
              }
              for (int i = 0; i < named.size(); i++) {
                String purpose = named.get(i).asString("");
                if (purposes.contains(purpose) && !explicit.contains(purpose)) {
                  add(
                      FieldPath.item(FieldPath.property(path, "purposes"), i),
                      notExplicit(purpose, field.getKey(), category));
                }
              }
            });
  }

  private String notExplicit(String purpose, String field, String category) {
    return "'"
        + purpose
        + "' asks for no explicit consent, which the field '"
        + field
        + "' needs ("
        + category
        + "); allowed: purposes with specialCategories: true: "
        + join(explicit);
  }

  private static String join(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private void add(String path, String problem) {
    mistakes.add(document.lineOf(path), path, problem);
  }
}
