package io.placet.schemas.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table is {@code golden/refused-rules.txt}. */
class RefusedRulesTest {
  private static final String SECRET = "marie@example.org";

  static Stream<Arguments> refusedRules() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(
            RefusedRulesTest.class.getResourceAsStream("/golden/refused-rules.txt"))) {
      List<String> lines =
          new String(table.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      return IntStream.range(0, lines.size() / 2)
          .mapToObj(i -> Arguments.of(lines.get(2 * i), lines.get(2 * i + 1).strip()));
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refusedRules")
  void aWrongRuleIsRefusedWithItsPathAndWhatIsAllowedThere(String json, String message) {
    assertThatThrownBy(() -> Rules.parse(json))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(message);
  }

  @Test
  void noRefusalRepeatsWhatADefinitionHolds() {
    String json =
        """
        {"measure":"did","event":"Order Completed","where":{"combinator":"and","rules":[%s]}}""";
    List<String> conditions = new ArrayList<>();
    for (String property : List.of("total", "lines", "birth_date", "postcode", SECRET)) {
      conditions.add(
          "{\"property\":\"%s\",\"operator\":\"=\",\"value\":\"%s\"}".formatted(property, SECRET));
    }
    conditions.add("{\"property\":\"total\",\"operator\":\"" + SECRET + "\"}");
    for (String condition : conditions) {
      assertThatThrownBy(() -> Rules.parse(json.formatted(condition)))
          .isInstanceOf(DefinitionException.class)
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(SECRET));
    }
  }

  @Test
  void groupsOfConditionsNestAtMostSixteenDeep() {
    String deep = "{\"combinator\":\"and\",\"rules\":[".repeat(16);
    String condition = "{\"property\":\"coupon\",\"operator\":\"exists\"}";
    String fits =
        """
        {"measure":"did","event":"Order Completed","where":%s}"""
            .formatted(deep + condition + "]}".repeat(16));
    assertThat(Rules.parse(fits)).isNotNull();
    String tooDeep = fits.replace("\"where\":", "\"where\":{\"combinator\":\"or\",\"rules\":[");
    assertThatThrownBy(() -> Rules.parse(tooDeep + "]}")).isInstanceOf(DefinitionException.class);
  }
}
