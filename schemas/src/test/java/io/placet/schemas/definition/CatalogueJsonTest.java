package io.placet.schemas.definition;

import static io.placet.schemas.definition.Rules.KNOWN;
import static io.placet.schemas.definition.Rules.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueJsonTest {
  private static JsonNode catalogue(String purpose) {
    try {
      return RuleJson.JSON.readTree(CatalogueJson.of(REGISTER, purpose, KNOWN));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  @Test
  void itNamesWhatAPurposeMayRead() {
    JsonNode json = catalogue("profiling");
    assertThat(json.path("events").findValuesAsText("name"))
        .contains("Order Completed", "Profile Updated")
        .doesNotContain("Email Opened");
    assertThat(json.path("traits").findValuesAsText("name"))
        .containsExactly("birth_date", "country", "language", "loyalty_tier", "postcode");
    assertThat(json.path("scores").findValuesAsText("id")).containsExactly("loyalty", "unfit");
    assertThat(json.path("segments").findValuesAsText("id"))
        .containsExactly("around", "back", "buyers", "nobody", "unfit");
    assertThat(json.path("channels").toString())
        .isEqualTo(
            "[{\"channel\":\"email\",\"purposes\":[\"newsletter\",\"offers\"]},"
                + "{\"channel\":\"sms\",\"purposes\":[\"offers\"]},"
                + "{\"channel\":\"telephone\",\"purposes\":[\"offers\"]}]");
    assertThat(json.path("notes")).isEmpty();
  }

  @Test
  void aPurposeThatMayReadNoTraitsHasNone() {
    assertThat(catalogue("email-tracking").path("traits")).isEmpty();
    assertThatThrownBy(() -> catalogue("newsletter"))
        .hasMessage("purpose: allowed: email-tracking, profiling");
  }

  @Test
  void aPropertySaysItsKindWhatCanBeAskedOfItAndItsFewValues() {
    JsonNode json = catalogue("profiling").path("traits");
    assertThat(json.path(0).toString())
        .isEqualTo(
            "{\"name\":\"birth_date\",\"kind\":\"coarse\","
                + "\"operators\":[\"=\",\"!=\",\"in\",\"not in\",\"exists\",\"does not exist\"],"
                + "\"hint\":\"0-14, 15-24, 25-34, 35-44, 45-54, 55-64, 65-74, 75+\","
                + "\"values\":[\"0-14\",\"15-24\",\"25-34\",\"35-44\",\"45-54\",\"55-64\",\"65-74\",\"75+\"]}");
    assertThat(json.path(1).toString())
        .isEqualTo(
            "{\"name\":\"country\",\"kind\":\"text\",\"operators\":[\"=\",\"!=\",\"in\",\"not in\","
                + "\"contains\",\"starts with\",\"exists\",\"does not exist\"]}");
  }

  @Test
  void everyValueThatItListsCanBeAskedFor() {
    for (JsonNode value : catalogue("profiling").path("traits").path(0).path("values")) {
      assertThat(
              Rules.parse(
                  "{\"measure\":\"trait\",\"trait\":\"birth_date\",\"operator\":\"=\",\"value\":\"%s\"}"
                      .formatted(value.asText())))
          .isNotNull();
    }
  }

  static Stream<JsonNode> measures() {
    return Stream.iterate(0, i -> i + 1)
        .limit(catalogue("profiling").path("measures").size())
        .map(i -> catalogue("profiling").path("measures").get(i));
  }

  @ParameterizedTest
  @MethodSource("measures")
  void aMeasureAllowsWhatItSaysAndNothingElse(JsonNode measure) {
    TreeSet<String> names = new TreeSet<>(List.of("measure", "not"));
    measure.path("needs").forEach(name -> names.add(name.asText()));
    measure.path("takes").forEach(name -> names.add(name.asText()));
    assertThatThrownBy(
            () ->
                Rules.parse(
                    "{\"measure\":\"" + measure.path("measure").asText() + "\",\"colour\":1}"))
        .hasMessage("rule.colour: not known here; allowed: " + String.join(", ", names));
  }

  @Test
  void everyMeasureThatRulesAllowIsListedButTheOlderName() {
    List<String> listed = catalogue("profiling").path("measures").findValuesAsText("measure");
    assertThatThrownBy(() -> Rules.parse("{\"measure\":\"colour\"}"))
        .satisfies(
            refused ->
                assertThat(
                        List.of(
                            String.valueOf(refused.getMessage())
                                .replace("rule.measure: allowed: ", "")
                                .replace(", recency", "")
                                .split(", ", -1)))
                    .containsExactlyInAnyOrderElementsOf(listed));
  }
}
