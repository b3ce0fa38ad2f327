package io.placet.schemas.register;

import static io.placet.schemas.register.SmallRegister.VALID;
import static io.placet.schemas.register.SmallRegister.messageOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Generalisation;
import org.junit.jupiter.api.Test;

/** What a person reads who made a mistake in the fields of an event type. */
class EventFieldMistakesTest {
  @Test
  void aMissingChoiceNamesTheChoices() {
    assertThat(messageOf("total: {type: decimal, treatment: keep}", "total: {type: decimal}"))
        .isEqualTo(
            "register.yaml:34: eventTypes[0].fields.total.treatment: is missing; expected: keep,"
                + " pseudonymise, seal or drop; or in its place generalise: departement, age-band, host,"
                + " path or family");
  }

  @Test
  void aWrongTreatmentIsAnsweredByTheRightOnes() {
    assertThat(messageOf("decimal, treatment: keep", "decimal, treatment: kept"))
        .isEqualTo(
            "register.yaml:34: eventTypes[0].fields.total.treatment: 'kept' is not allowed; allowed:"
                + " keep, pseudonymise, seal, drop");
  }

  @Test
  void aWrongGeneralisationIsAnsweredByTheRightOnes() {
    assertThat(messageOf("treatment: drop", "generalise: region"))
        .isEqualTo(
            "register.yaml:37: eventTypes[0].fields.email.generalise: 'region' is not allowed;"
                + " allowed: departement, age-band, host, path, family");
  }

  @Test
  void aFieldIsTreatedOrGeneralisedNotBoth() {
    assertThat(messageOf("treatment: drop", "treatment: drop\n        generalise: host"))
        .isEqualTo(
            "register.yaml:35: eventTypes[0].fields.email: has a treatment beside generalise;"
                + " allowed: one of the two");
  }

  @Test
  void aGeneralisationIsForItsTypes() {
    assertThat(messageOf("decimal, treatment: keep", "decimal, generalise: host"))
        .isEqualTo(
            "register.yaml:34: eventTypes[0].fields.total.generalise: 'host' is for text only;"
                + " allowed for decimal: treatment keep, seal or drop");
    assertThat(messageOf("decimal, treatment: keep", "boolean, generalise: age-band"))
        .isEqualTo(
            "register.yaml:34: eventTypes[0].fields.total.generalise: 'age-band' is for text and"
                + " integer only; allowed for boolean: treatment keep, seal or drop");
    assertThat(messageOf("decimal, treatment: keep", "integer, generalise: departement"))
        .isEqualTo(
            "register.yaml:34: eventTypes[0].fields.total.generalise: 'departement' is for text"
                + " only; allowed for integer: age-band");
  }

  @Test
  void aFieldThatIsOnlyAWordIsToldTheShape() {
    assertThat(messageOf("{type: decimal, treatment: keep}", "decimal"))
        .isEqualTo(
            "register.yaml:34: eventTypes[0].fields.total: 'decimal' is not allowed; expected: names"
                + " with values");
  }

  @Test
  void everyGeneralisationOfTheContractIsOneOfTheDomain() {
    for (Generalisation to : Generalisation.values()) {
      String yaml =
          VALID.replace(
              "type: text\n        treatment: drop",
              "type: text\n        generalise: " + to.wireName());
      assertThat(
              RegisterLoader.parse(yaml, "register.yaml")
                  .eventType("Order Completed")
                  .orElseThrow()
                  .fields())
          .containsEntry("email", Field.generalised("email", FieldType.TEXT, to));
    }
  }

  @Test
  void onlyTextIsPseudonymised() {
    assertThat(messageOf("decimal, treatment: keep", "decimal, treatment: pseudonymise"))
        .isEqualTo(
            "register.yaml:34: eventTypes[0].fields.total.treatment: 'pseudonymise' is for text"
                + " only; allowed for decimal: keep, seal, drop");
  }

  @Test
  void aFieldNameThatCannotBeOneIsAnsweredByWhatCan() {
    assertThat(messageOf("      email:\n", "      e-mail address:\n"))
        .isEqualTo(
            "register.yaml:35: eventTypes[0].fields['e-mail address']: is not a name; expected:"
                + " letters, digits and underscores, at most 64, such as order_id");
  }
}
