package io.placet.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Generalisation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads who made a mistake in the file. */
class RegisterMistakesTest {
  /** The smallest register that holds; each test breaks it in one place. */
  private static final String VALID =
      """
      controller: {name: Shop, contact: Quiberon}
      officer: {name: Officer, contact: dpo@shop.example}
      people: [{id: customers, description: Buyers}]
      data: [{id: orders, description: What was bought}]
      securityMeasures: [Doors are locked.]
      purposes:
        - id: newsletter
          description: News
          basis: consent
          channels: [email]
          directMarketing: true
          retention: P3Y
        - id: profiling
          description: Interests
          basis: consent
          consumers: [segments]
          directMarketing: true
          retention: P3Y
          impactAssessment: DPIA-1
      notices:
        - id: newsletter
          version: "3"
          language: fr
          purposes: [newsletter, profiling]
          text: Oui
      collectionPoints:
        - id: checkout
          description: Last step
          purposes: [newsletter]
      eventTypes:
        - name: Order Completed
          purposes: [profiling]
          fields:
            total: {type: decimal, treatment: keep}
            email:
              type: text
              treatment: drop
      recipients:
        - id: mail-house
          name: Mail house
          purposes: [newsletter]
          processorAgreement: A-1
          country: NO
          safeguard: none-needed
      retention: {events: P7D, pseudonymisedEvents: P365D, segmentChanges: P365D, withheld: P30D, shutOffs: P30D}
      """;

  @Test
  void theSmallRegisterHolds() {
    assertThat(RegisterLoader.parse(VALID, "register.yaml").recipients().get(0).country())
        .isEqualTo("NO");
  }

  @Test
  void aWordThatIsNotAllowedIsAnsweredByThoseThatAre() {
    assertThat(
            messageOf(
                "description: News\n    basis: consent", "description: News\n    basis: consnt"))
        .isEqualTo(
            "register.yaml:9: purposes[0].basis: 'consnt' is not allowed; allowed: consent,"
                + " contract, legal-obligation, legitimate-interest");
  }

  @Test
  void aWordInAListIsFoundByItsPosition() {
    assertThat(messageOf("consumers: [segments]", "consumers: [insights, segmens]"))
        .isEqualTo(
            "register.yaml:16: purposes[1].consumers[1]: 'segmens' is not allowed; allowed:"
                + " segments, scores, insights");
  }

  @Test
  void anUnknownNameIsAnsweredByTheKnownOnes() {
    assertThat(messageOf("description: Last step", "description: Last step\n    place: Paris"))
        .isEqualTo(
            "register.yaml:29: collectionPoints[0].place: is not known; allowed: id, description,"
                + " purposes, doubleOptIn, signals");
  }

  @Test
  void whatIsMissingIsDescribedAtTheLineOfWhatShouldHoldIt() {
    assertThat(messageOf("    country: NO\n", ""))
        .isEqualTo(
            "register.yaml:39: recipients[0].country: is missing; expected: two capital letters of"
                + " ISO 3166-1, such as FR");
  }

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
                + " integer only; allowed for boolean: treatment keep or drop");
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
  void aNumberThatShouldBeTextIsToBeQuoted() {
    assertThat(messageOf("version: \"3\"", "version: 3"))
        .isEqualTo("register.yaml:22: notices[0].version: 3 is not text; put it in quotes: \"3\"");
  }

  @Test
  void aValueOfAnotherShapeIsToldTheShape() {
    assertThat(
            messageOf("collectionPoints:\n  - id: checkout", "collectionPoints:\n    id: checkout"))
        .isEqualTo(
            "register.yaml:26: collectionPoints: an object is not allowed; expected: a list");
  }

  @Test
  void anEmptyValueIsNotAnAnswer() {
    assertThat(messageOf("controller: {name: Shop,", "controller: {name: ,"))
        .isEqualTo(
            "register.yaml:1: controller.name: is empty; expected: text of 1 to 1,000 characters");
  }

  @Test
  void aPeriodThatIsNoneIsAnsweredByExamples() {
    assertThat(messageOf("events: P7D", "events: 7 days"))
        .isEqualTo(
            "register.yaml:45: retention.events: '7 days' is not allowed; expected: a number of"
                + " days as ISO 8601 duration, such as P7D");
  }

  @Test
  void anUndeclaredPurposeIsAnsweredByTheDeclaredOnes() {
    assertThat(messageOf("    purposes: [profiling]\n", "    purposes: [profiling, profilin]\n"))
        .isEqualTo(
            "register.yaml:32: eventTypes[0].purposes[1]: 'profilin' is not declared; declared:"
                + " newsletter, profiling");
  }

  @Test
  void aCollectionPointCollectsForDeclaredPurposesOnly() {
    assertThat(messageOf("step\n    purposes: [newsletter]", "step\n    purposes: [news]"))
        .isEqualTo(
            "register.yaml:29: collectionPoints[0].purposes[0]: 'news' is not declared; declared:"
                + " newsletter, profiling");
  }

  @Test
  void onlyTextIsPseudonymised() {
    assertThat(messageOf("decimal, treatment: keep", "decimal, treatment: pseudonymise"))
        .isEqualTo(
            "register.yaml:34: eventTypes[0].fields.total.treatment: 'pseudonymise' is for text"
                + " only; allowed for decimal: keep, seal, drop");
  }

  @Test
  void anIdIsDeclaredOnce() {
    assertThat(messageOf("data: [", "data: [{id: orders, description: Other}, "))
        .isEqualTo("register.yaml:4: data[1].id: 'orders' is declared twice; first on line 4");
  }

  @Test
  void profilingNeedsAnImpactAssessment() {
    assertThat(messageOf("    impactAssessment: DPIA-1\n", ""))
        .isEqualTo(
            "register.yaml:13: purposes[1].impactAssessment: is missing; segments and scores are"
                + " profiling, which needs the reference of an impact assessment");
  }

  @Test
  void consentNeedsANotice() {
    assertThat(messageOf("purposes: [newsletter, profiling]", "purposes: [newsletter]"))
        .isEqualTo(
            "register.yaml:15: purposes[1].basis: 'consent' needs a notice that informs about it;"
                + " no notice names 'profiling'");
  }

  @Test
  void aNameIsWrittenOnce() {
    assertThat(messageOf("treatment: drop", "treatment: drop\n        type: integer"))
        .isEqualTo(
            "register.yaml:38: eventTypes[0].fields.email.type: is written twice; first on line 36");
  }

  @Test
  void brokenYamlIsReportedAtItsLine() {
    assertThat(messageOf("description: News", "description: News: today"))
        .isEqualTo("register.yaml:8: not readable as YAML: mapping values are not allowed here");
  }

  @Test
  void anEmptyFileIsARegisterOfNothing() {
    assertThat(messageOfText("# to be written\n")).isEqualTo("register.yaml:1: the file is empty");
  }

  @Test
  void aControlCharacterIsReportedAtItsLine() {
    assertThat(messageOf("description: News", "description: \u0007"))
        .isEqualTo("register.yaml:8: not readable as YAML: a character is not allowed");
  }

  @Test
  void aFileThatUnfoldsIsRefusedBeforeItDoes() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(messageOfText(bomb.toString()))
        .startsWith("register.yaml:2: an alias (*) is not allowed; write the value\n");
  }

  @Test
  void aTagIsRefused() {
    assertThat(messageOf("basis: consent\n    channels", "basis: !!java.net.URL x\n    channels"))
        .isEqualTo("register.yaml:9: a tag (!) is not allowed; write the value");
  }

  @Test
  void nestingIsBounded() {
    assertThat(messageOfText("[".repeat(100_000)))
        .startsWith("register.yaml:1: not readable as YAML: ");
  }

  @Test
  void aFileOfAnotherShapeIsToldTheShape() {
    assertThat(messageOfText("# notes\nhello\n"))
        .isEqualTo("register.yaml:2: 'hello' is not allowed; expected: names with values");
  }

  @Test
  void aFieldNameThatCannotBeOneIsAnsweredByWhatCan() {
    assertThat(messageOf("      email:\n", "      e-mail address:\n"))
        .isEqualTo(
            "register.yaml:35: eventTypes[0].fields['e-mail address']: is not a name; expected:"
                + " letters, digits and underscores, at most 64, such as order_id");
  }

  @Test
  void aListOfWordsWhereObjectsBelongIsReportedItemByItem() {
    assertThat(
            messageOf("securityMeasures: [Doors are locked.]", "securityMeasures: [{a: b}, no, 3]"))
        .isEqualTo(
            "register.yaml:5: securityMeasures[0]: an object is not allowed; expected: text\n"
                + "register.yaml:5: securityMeasures[2]: 3 is not text; put it in quotes: \"3\"");
  }

  @Test
  void aListThatNeedsAnEntryIsNotEmpty() {
    assertThat(messageOf("[{id: customers, description: Buyers}]", "[]"))
        .isEqualTo(
            "register.yaml:3: people: is empty; expected: a list of the categories of people whose"
                + " data is processed");
  }

  @Test
  void allMistakesAreReportedAtOnceByLine() {
    RegisterException refusal =
        refusalOf(
            VALID
                .replace("withheld: P30D", "withheld: P0D")
                .replace("country: NO", "country: no")
                .replace("step\n    purposes: [newsletter]", "step\n    purposes: [news]")
                .replace("description: News", "descripton: News"));
    assertThat(refusal.mistakes())
        .extracting(mistake -> mistake.line() + " " + mistake.path())
        .isEqualTo(
            List.of(
                "7 purposes[0].description",
                "8 purposes[0].descripton",
                "29 collectionPoints[0].purposes[0]",
                "43 recipients[0].country",
                "45 retention.withheld"));
    assertThat(refusal.getMessage()).hasLineCount(5);
  }

  private static String messageOf(String right, String wrong) {
    assertThat(VALID).containsOnlyOnce(right);
    return messageOfText(VALID.replace(right, wrong));
  }

  private static String messageOfText(String yaml) {
    return String.valueOf(refusalOf(yaml).getMessage());
  }

  private static RegisterException refusalOf(String yaml) {
    return catchThrowableOfType(
        RegisterException.class, () -> RegisterLoader.parse(yaml, "register.yaml"));
  }
}
