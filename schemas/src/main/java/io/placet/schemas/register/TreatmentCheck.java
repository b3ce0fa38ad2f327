package io.placet.schemas.register;

import io.placet.domain.register.FieldType;
import io.placet.domain.register.Generalisation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks that the treatment of each field is one for its type. */
final class TreatmentCheck {
  private final YamlDocument document;
  private final Mistakes mistakes;

  private TreatmentCheck(YamlDocument document, Mistakes mistakes) {
    this.document = document;
    this.mistakes = mistakes;
  }

  static void run(YamlDocument document, Mistakes mistakes) {
    TreatmentCheck check = new TreatmentCheck(document, mistakes);
    List<JsonNode> types = List.copyOf(document.root().path("eventTypes").values());
    for (int i = 0; i < types.size(); i++) {
      String fields = FieldPath.property(FieldPath.item("eventTypes", i), "fields");
      types
          .get(i)
          .path("fields")
          .properties()
          .forEach(
              field -> check.field(FieldPath.property(fields, field.getKey()), field.getValue()));
    }
  }

  /** A word that is not known is left to the schema. */
  private void field(String path, JsonNode field) {
    String word = field.path("type").asString("");
    Arrays.stream(FieldType.values())
        .filter(type -> wireName(type).equals(word))
        .findFirst()
        .ifPresent(
            type -> {
              pseudonymIsText(path, field, type);
              generalisationIsForType(path, field, type);
            });
  }

  /** A number that stays equal to itself would lose its type for every reader. */
  private void pseudonymIsText(String path, JsonNode field, FieldType type) {
    if (field.path("treatment").asString("").equals("pseudonymise") && type != FieldType.TEXT) {
      add(
          FieldPath.property(path, "treatment"),
          "'pseudonymise' is for text only; allowed for " + wireName(type) + ": keep, seal, drop");
    }
  }

  private void generalisationIsForType(String path, JsonNode field, FieldType type) {
    String word = field.path("generalise").asString("");
    Arrays.stream(Generalisation.values())
        .filter(to -> to.wireName().equals(word) && !to.allows(type))
        .forEach(
            to ->
                add(
                    FieldPath.property(path, "generalise"),
                    "'"
                        + word
                        + "' is for "
                        + typesOf(to)
                        + " only; allowed for "
                        + wireName(type)
                        + ": "
                        + allowedFor(type)));
  }

  private static String typesOf(Generalisation to) {
    return Arrays.stream(FieldType.values())
        .filter(to::allows)
        .map(TreatmentCheck::wireName)
        .collect(Collectors.joining(" and "));
  }

  private static String allowedFor(FieldType type) {
    List<String> generalisations =
        Arrays.stream(Generalisation.values())
            .filter(to -> to.allows(type))
            .map(Generalisation::wireName)
            .toList();
    return generalisations.isEmpty()
        ? "treatment keep, seal or drop"
        : String.join(", ", generalisations);
  }

  private static String wireName(FieldType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private void add(String path, String problem) {
    mistakes.add(document.lineOf(path), path, problem);
  }
}
