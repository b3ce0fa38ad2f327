package io.placet.schemas.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks of bases and contact rules what a schema cannot say. */
final class RuleCheck {
  /** CPCE article L34-5. */
  private static final List<String> SOFT_OPT_IN =
      List.of("sale", "collected-directly", "notice-shown", "refusal-offered");

  private final YamlDocument document;
  private final Mistakes mistakes;

  private RuleCheck(YamlDocument document, Mistakes mistakes) {
    this.document = document;
    this.mistakes = mistakes;
  }

  static void run(YamlDocument document, Mistakes mistakes) {
    RuleCheck check = new RuleCheck(document, mistakes);
    check.zoneExists();
    check.daysExist("", document.root());
    check.otherBases();
    check.contactRules();
  }

  private void zoneExists() {
    document
        .root()
        .path("zone")
        .stringValueOpt()
        .ifPresent(
            zone -> {
              try {
                ZoneId.of(zone);
              } catch (DateTimeException unknown) {
                add("zone", "'" + zone + "' is no time zone; allowed: such as Europe/Paris");
              }
            });
  }

  /** 2026-02-30 has the form of a day and is none. */
  private void daysExist(String path, JsonNode node) {
    if (node.isString() && node.asString().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      try {
        LocalDate.parse(node.asString());
      } catch (DateTimeException none) {
        add(path, "'" + node.asString() + "' is no day of the calendar");
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        daysExist(FieldPath.item(path, i), node.get(i));
      }
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              e ->
                  daysExist(
                      path.isEmpty() ? e.getKey() : FieldPath.property(path, e.getKey()),
                      e.getValue()));
    }
  }

  private void otherBases() {
    forEach(
        document.root().path("purposes"),
        "purposes",
        (path, purpose) ->
            forEach(
                purpose.path("otherBases"),
                FieldPath.property(path, "otherBases"),
                (place, basis) -> {
                  channelsAreOfThePurpose(place, purpose, basis);
                  softOptInHasItsConditions(place, basis);
                  spanEndsAfterItBegins(place, basis);
                }));
  }

  private void channelsAreOfThePurpose(String place, JsonNode purpose, JsonNode basis) {
    Set<String> declared = texts(purpose.path("channels"));
    for (String channel : texts(basis.path("channels"))) {
      if (!declared.contains(channel)) {
        add(
            FieldPath.property(place, "channels"),
            "'" + channel + "' is no channel of the purpose; those are: " + join(declared));
      }
    }
  }

  private void softOptInHasItsConditions(String place, JsonNode basis) {
    if (basis.path("basis").asString("").equals("soft-opt-in")
        && !texts(basis.path("requires")).containsAll(SOFT_OPT_IN)) {
      add(
          FieldPath.property(place, "requires"),
          "a soft opt-in needs all of: "
              + String.join(", ", SOFT_OPT_IN)
              + " (CPCE article L34-5)");
    }
  }

  private void contactRules() {
    Set<String> purposes = new LinkedHashSet<>();
    document.root().path("purposes").values().forEach(p -> purposes.add(p.path("id").asString("")));
    forEach(
        document.root().path("contactRules"),
        "contactRules",
        (path, rule) -> {
          spanEndsAfterItBegins(path, rule);
          texts(rule.path("purposes")).stream()
              .filter(purpose -> !purposes.contains(purpose))
              .forEach(
                  purpose ->
                      add(
                          FieldPath.property(path, "purposes"),
                          "'" + purpose + "' is not declared; declared: " + join(purposes)));
          forEach(
              rule.path("hours"),
              FieldPath.property(path, "hours"),
              (place, hours) -> endsAfterItBegins(place, hours, "from", "to"));
        });
  }

  private void spanEndsAfterItBegins(String place, JsonNode span) {
    endsAfterItBegins(place, span, "from", "until");
  }

  private void endsAfterItBegins(String place, JsonNode node, String from, String to) {
    String begins = node.path(from).asString("");
    String ends = node.path(to).asString("");
    if (!begins.isEmpty() && !ends.isEmpty() && begins.compareTo(ends) >= 0) {
      add(FieldPath.property(place, to), "must be later than " + from);
    }
  }

  private static Set<String> texts(JsonNode array) {
    return array.values().stream()
        .map(value -> value.asString(""))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String join(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static void forEach(JsonNode list, String path, Visitor visitor) {
    int index = 0;
    for (JsonNode item : list.values()) {
      visitor.visit(FieldPath.item(path, index), item);
      index++;
    }
  }

  private void add(String path, String problem) {
    mistakes.add(document.lineOf(path), path, problem);
  }

  private interface Visitor {
    void visit(String path, JsonNode item);
  }
}
