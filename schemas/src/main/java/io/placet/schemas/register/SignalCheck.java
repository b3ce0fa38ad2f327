package io.placet.schemas.register;

import io.placet.domain.register.SignalKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks of signals what a schema cannot say: that they mean what may be said by a signal. */
final class SignalCheck {
  private static final Set<String> FIXED = Set.of("contract", "legal-obligation");

  private final YamlDocument document;
  private final Mistakes mistakes;

  private SignalCheck(YamlDocument document, Mistakes mistakes) {
    this.document = document;
    this.mistakes = mistakes;
  }

  static void run(YamlDocument document, Mistakes mistakes) {
    SignalCheck check = new SignalCheck(document, mistakes);
    List<JsonNode> points = List.copyOf(document.root().path("collectionPoints").values());
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).path("signals").isObject()) {
        check.point(FieldPath.item("collectionPoints", i), points.get(i));
      }
    }
  }

  private void point(String path, JsonNode point) {
    String signals = FieldPath.property(path, "signals");
    for (SignalKind kind : SignalKind.values()) {
      String place = FieldPath.property(signals, kind.wireName());
      String names = kind == SignalKind.TCF ? FieldPath.property(place, "purposes") : place;
      SignalReader.names(kind, point.path("signals"))
          .properties()
          .forEach(
              name ->
                  meaning(
                      FieldPath.property(names, name.getKey()), point, name.getValue().values()));
    }
    String notices = FieldPath.property(signals, "notices");
    point
        .path("signals")
        .path("notices")
        .properties()
        .forEach(
            notice ->
                notice(
                    FieldPath.property(notices, notice.getKey()),
                    point,
                    notice.getKey(),
                    notice.getValue()));
  }

  private void meaning(String place, JsonNode point, Iterable<JsonNode> purposes) {
    int index = 0;
    for (JsonNode node : purposes) {
      String purpose = node.asString("");
      String item = FieldPath.item(place, index);
      isOfThePoint(item, point, purpose);
      purpose(purpose)
          .filter(declared -> FIXED.contains(declared.path("basis").asString("")))
          .ifPresent(
              fixed ->
                  add(
                      item,
                      "'"
                          + purpose
                          + "' rests on a contract or on the law, which no signal can end; allowed:"
                          + " purposes that rest on consent or legitimate interest"));
      index++;
    }
  }

  /** Articles 7(1), 9(2)(a): what a signal alone cannot prove. */
  private void notice(String place, JsonNode point, String purpose, JsonNode ref) {
    isOfThePoint(place, point, purpose);
    if (point.path("doubleOptIn").asBoolean(false)) {
      add(
          place,
          "at a point with doubleOptIn a link confirms the consent, no signal; leave notices out");
    }
    purpose(purpose)
        .ifPresent(
            declared -> {
              if (!declared.path("channels").isEmpty()) {
                add(
                    place,
                    "'"
                        + purpose
                        + "' is asked by channel, which no signal names, so it can only be refused"
                        + " by one; allowed: purposes without channels");
              }
              if (declared.path("specialCategories").asBoolean(false)) {
                add(
                    place,
                    "'"
                        + purpose
                        + "' needs an explicit statement (GDPR Article 9(2)(a)), which no signal is;"
                        + " leave it out");
              }
              if (!declared.path("basis").asString("").equals("consent")) {
                add(place, "'" + purpose + "' does not rest on consent; leave it out");
              }
            });
    informs(place, purpose, ref);
  }

  private void informs(String place, String purpose, JsonNode ref) {
    List<JsonNode> those =
        document.root().path("notices").values().stream()
            .filter(notice -> texts(notice.path("purposes")).contains(purpose))
            .toList();
    if (those.stream().noneMatch(notice -> name(notice).equals(name(ref)))) {
      add(
          place,
          "does not inform about '"
              + purpose
              + "'; those that do: "
              + (those.isEmpty()
                  ? "none"
                  : those.stream().map(SignalCheck::name).collect(Collectors.joining(", "))));
    }
  }

  private void isOfThePoint(String place, JsonNode point, String purpose) {
    Set<String> ofThePoint = texts(point.path("purposes"));
    if (!ofThePoint.contains(purpose)) {
      add(
          place,
          "'"
              + purpose
              + "' is no purpose of this collection point; those are: "
              + String.join(", ", ofThePoint));
    }
  }

  private Optional<JsonNode> purpose(String id) {
    return document.root().path("purposes").values().stream()
        .filter(purpose -> purpose.path("id").asString("").equals(id))
        .findFirst();
  }

  private static String name(JsonNode notice) {
    return notice.path("id").asString("") + " " + notice.path("version").asString("");
  }

  private static Set<String> texts(JsonNode array) {
    return array.values().stream()
        .map(value -> value.asString(""))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void add(String path, String problem) {
    mistakes.add(document.lineOf(path), path, problem);
  }
}
