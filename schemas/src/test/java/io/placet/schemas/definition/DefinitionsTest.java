package io.placet.schemas.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.register.Register;
import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.Did;
import io.placet.domain.segment.Measure;
import io.placet.domain.segment.Occurrence;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Segment;
import io.placet.domain.segment.Selection;
import io.placet.domain.segment.Window;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.register.RegisterLoader;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsTest {
  private static final Register REGISTER =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");
  private static final String ORDER = "Order Completed";
  private static final String MEASURES =
      "rule.measure: allowed: count, did, first, last, sum, average, minimum, maximum, distinct,"
          + " sequence, trait, latest, score, segment, reachable, recency";
  private static final String RECENT =
      "{\"measure\":\"recency\",\"event\":\"Order Completed\",\"within\":\"P30D\"}";
  private static final Rule RECENT_RULE = new Did(orders(30));

  /** Holds, with a rule in place of {@code RULE}. */
  private static final String DEFINITION =
      """
      {"id": "buyers", "version": 1, "name": "Buyers", "description": "Who bought", "purpose": "profiling", "rule": RULE}
      """;

  @Test
  void theSamplesAreTheTwoThatShip() {
    assertThat(Definitions.samples().stream().map(sample -> Definitions.toDomain(sample, REGISTER)))
        .containsExactly(
            new Segment(
                "frequent-buyers",
                1,
                "Frequent buyers",
                "At least 3 orders and 500 spent in 90 days",
                "profiling",
                new Rule.AllOf(
                    List.of(
                        new Measure.Count(orders(90), Comparison.AT_LEAST, 3),
                        new Measure.Sum(orders(90), "total", Comparison.AT_LEAST, 5_000_000)))),
            new Segment(
                "lapsing-buyers",
                1,
                "Lapsing buyers",
                "Ordered in the last 365 days, but not in the last 60",
                "profiling",
                new Rule.AllOf(
                    List.of(
                        new Measure.Count(orders(365), Comparison.AT_LEAST, 1),
                        new Rule.Not(new Did(orders(60)))))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"and", "or"})
  void anEmptyRuleMeansNobody(String combinator) {
    assertThat(rule("{\"combinator\":\"" + combinator + "\",\"rules\":[]}"))
        .isEqualTo(new Rule.Nobody());
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(RECENT, RECENT_RULE),
        Arguments.of(with(RECENT, "\"not\":false"), RECENT_RULE),
        Arguments.of(with(RECENT, "\"not\":true"), new Rule.Not(RECENT_RULE)),
        Arguments.of(group("and", RECENT), new Rule.AllOf(List.of(RECENT_RULE))),
        Arguments.of(
            with(group("or", RECENT, group("and", RECENT)), "\"not\":true"),
            new Rule.Not(
                new Rule.AnyOf(List.of(RECENT_RULE, new Rule.AllOf(List.of(RECENT_RULE)))))),
        Arguments.of(count("<", "3"), count(Comparison.LESS_THAN)),
        Arguments.of(count("<=", "3"), count(Comparison.AT_MOST)),
        Arguments.of(count("=", "3"), count(Comparison.EQUAL_TO)),
        Arguments.of(count(">=", "3"), count(Comparison.AT_LEAST)),
        Arguments.of(count(">", "3"), count(Comparison.MORE_THAN)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleMeansWhatItSays(String json, Rule meaning) {
    assertThat(rule(json)).isEqualTo(meaning);
  }

  @Test
  void aThresholdIsExactToItsLastDigit() {
    assertThat(rule(sum("900719925474099.1234")))
        .isEqualTo(
            new Measure.Sum(orders(90), "total", Comparison.AT_LEAST, 9_007_199_254_740_991_234L));
  }

  static Stream<Arguments> wrongRules() {
    String nobody = "{\"combinator\":\"and\",\"rules\":[]}";
    String empty = "a group inside a rule has at least one part";
    return Stream.of(
        Arguments.of("true", "rule: a rule is an object"),
        Arguments.of("\"total > 3\"", "rule: a rule is an object"),
        Arguments.of("null", "rule: a rule is an object"),
        Arguments.of("{}", MEASURES),
        Arguments.of(RECENT.replace("recency", "mean"), MEASURES),
        Arguments.of(
            RECENT.replace("event", "type"),
            "rule.type: not known here; allowed: event, measure, not, where, within"),
        Arguments.of(
            RECENT.replace("P30D", "30 days"),
            "rule.within: an ISO 8601 duration such as P90D or PT2M is needed; a year is P365D"),
        Arguments.of(
            RECENT.replace("P30D", "P0D"),
            "rule.within: a window is longer than zero, shorter than 36525 days, in whole milliseconds"),
        Arguments.of(
            RECENT.replace("P30D", "P99999999D"),
            "rule.within: a window is longer than zero, shorter than 36525 days, in whole milliseconds"),
        Arguments.of(
            with(RECENT, "\"value\":3"),
            "rule.value: not known here; allowed: event, measure, not, where, within"),
        Arguments.of(with(RECENT, "\"not\":\"yes\""), "rule.not: allowed: true, false"),
        Arguments.of(with(RECENT, "\"not\":1"), "rule.not: allowed: true, false"),
        Arguments.of(with(RECENT, "\"not\":null"), "rule.not: allowed: true, false"),
        Arguments.of(count("~", "3"), "rule.operator: allowed: >=, <=, >, <, =, !="),
        Arguments.of(count("<", "3.5"), "rule.value: a whole number is needed"),
        Arguments.of(count("<", "\"3\""), "rule.value: a whole number is needed"),
        Arguments.of(count("<", "9223372036854775808"), "rule.value: a whole number is needed"),
        Arguments.of(sum("\"500\""), "rule.value: a number is needed"),
        Arguments.of(sum("0.00001"), "rule.value: at most four decimals and 64 bits are allowed"),
        Arguments.of(
            sum("922337203685477.5808"),
            "rule.value: at most four decimals and 64 bits are allowed"),
        Arguments.of(
            sum("500").replace("\"of\":\"total\",", ""),
            "rule.of: allowed: lines, quantity, total"),
        Arguments.of("{\"combinator\":\"and\"}", "rule.rules: a list of rules is needed"),
        Arguments.of(group("xor", RECENT), "rule.combinator: allowed: and, or"),
        Arguments.of(group("xor"), "rule.combinator: allowed: and, or"),
        Arguments.of(
            with(group("and", RECENT), "\"event\":\"x\""),
            "rule.event: not known here; allowed: combinator, not, rules"),
        Arguments.of(
            group("and", RECENT, RECENT.replace("recency", "mean")),
            MEASURES.replace("rule.", "rule.rules[1].")),
        Arguments.of(
            group("or", group("and", RECENT, "{}")),
            MEASURES.replace("rule.", "rule.rules[0].rules[1].")),
        Arguments.of(group("and", nobody), "rule.rules[0]: " + empty),
        Arguments.of(group("or", group("and", nobody)), "rule.rules[0].rules[0]: " + empty),
        Arguments.of(
            with(nobody, "\"not\":true"), "rule: the opposite of an empty rule would be everybody"),
        Arguments.of(
            "{\"combinator\":\"and\",\"rules\":[".repeat(16) + RECENT + "]}".repeat(16),
            "rule" + ".rules[0]".repeat(16) + ": groups nest at most 16 deep"));
  }

  @ParameterizedTest
  @MethodSource("wrongRules")
  void aMistakeInARuleIsNamedWithItsPathAndWhatIsAllowed(String json, String message) {
    assertThatThrownBy(() -> rule(json))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> wrongDefinitions() {
    String valid = DEFINITION.replace("RULE", RECENT);
    return Stream.of(
        Arguments.of("", "id: is missing"),
        Arguments.of("[]", "id: is missing"),
        Arguments.of(valid.replace("\"purpose\"", "\"purposes\""), "purpose: is missing"),
        Arguments.of(
            valid.replace("{\"id\"", "{\"owner\":\"me\",\"id\""),
            "owner: not known here; allowed: id, version, name, description, purpose, rule"),
        Arguments.of(valid.replace("\"buyers\"", "3"), "id: a text is needed"),
        Arguments.of(valid.replace("\"buyers\"", "\" \""), "id: a text is needed"),
        Arguments.of(valid.replace("\"profiling\"", "null"), "purpose: a text is needed"),
        Arguments.of(
            valid.replace("\"profiling\"", "\"newsletter\""),
            "purpose: allowed: email-tracking, profiling"),
        Arguments.of(
            valid.replace("\"profiling\"", "\"unheard-of\""),
            "purpose: allowed: email-tracking, profiling"),
        Arguments.of(
            valid.replace("\"version\": 1", "\"version\": 0"),
            "version: a whole number from 1 is needed"),
        Arguments.of(
            valid.replace("\"version\": 1", "\"version\": \"one\""),
            "version: a whole number from 1 is needed"),
        Arguments.of(
            valid.replace("\"version\": 1", "\"version\": 1.5"),
            "version: a whole number from 1 is needed"));
  }

  @ParameterizedTest
  @MethodSource("wrongDefinitions")
  void aMistakeInADefinitionIsNamed(String json, String message) {
    assertThatThrownBy(() -> Definitions.parse(json, REGISTER))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":", "{\"id\":\"a\",\"id\":\"b\"}", "{} {}"})
  void whatIsNotExactlyOneJsonDocumentIsRefused(String json) {
    assertThatThrownBy(() -> Definitions.parse(json, REGISTER))
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith("not JSON: ");
  }

  @Test
  @Timeout(1)
  void anAbsurdThresholdIsRefusedAtOnce() {
    assertThatThrownBy(() -> rule(sum("1e999999999"))).isInstanceOf(DefinitionException.class);
    assertThatThrownBy(() -> rule(count("<", "1e999999999")))
        .isInstanceOf(DefinitionException.class);
  }

  private static Rule rule(String json) {
    SegmentDefinition definition = Definitions.parse(DEFINITION.replace("RULE", json), REGISTER);
    return Definitions.toDomain(definition, REGISTER).rule();
  }

  private static Selection orders(int days) {
    return new Selection(Occurrence.of(ORDER), Window.of(Duration.ofDays(days)));
  }

  private static Rule count(Comparison comparison) {
    return new Measure.Count(orders(90), comparison, 3);
  }

  private static String count(String operator, String value) {
    return """
        {"measure":"count","event":"Order Completed","within":"P90D","operator":"%s","value":%s}"""
        .formatted(operator, value);
  }

  private static String sum(String value) {
    return """
        {"measure":"sum","event":"Order Completed","of":"total","within":"P90D","operator":">=","value":%s}"""
        .formatted(value);
  }

  private static String group(String combinator, String... rules) {
    return "{\"combinator\":\"" + combinator + "\",\"rules\":[" + String.join(",", rules) + "]}";
  }

  private static String with(String rule, String member) {
    return rule.substring(0, rule.length() - 1) + "," + member + "}";
  }
}
