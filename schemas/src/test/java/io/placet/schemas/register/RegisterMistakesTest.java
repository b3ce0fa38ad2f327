package io.placet.schemas.register;

import static io.placet.schemas.register.SmallRegister.VALID;
import static io.placet.schemas.register.SmallRegister.messageOf;
import static io.placet.schemas.register.SmallRegister.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads who made a mistake in the file. */
class RegisterMistakesTest {
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
}
