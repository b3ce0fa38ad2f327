package io.placet.schemas.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.segment.Rule;
import io.placet.domain.segment.words.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table is {@code golden/sentences.txt}. */
class SentencesTest {
  static Stream<Arguments> sentences() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(SentencesTest.class.getResourceAsStream("/golden/sentences.txt"))) {
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
  @MethodSource("sentences")
  void aRuleIsOnePlainSentence(String json, String sentence) {
    assertThat(Sentences.of(Rules.parse(json))).isEqualTo(sentence);
  }

  private static final Rule NESTED =
      Rules.parse(
          """
          {"combinator":"or","rules":[
            {"measure":"did","event":"Order Completed","within":"P1D","not":true},
            {"combinator":"and","not":true,"rules":[
              {"measure":"segment","segment":"buyers","not":true},
              {"measure":"reachable","channel":"email"}]}]}""");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule.rules[0] | ordered (Order Completed) in the last day",
        "rule.rules[1].rules[0] | is in the segment buyers",
        "rule.rules[1].rules[0]>rule | ordered (Order Completed) at any time",
        "rule.rules[1].rules[1] | can be reached by email",
        "rule.rules[1] | is not in the segment buyers, and can be reached by email"
      })
  void aLeafIsFoundByItsPathAndSaidWithoutANot(String path, String words) {
    assertThat(Sentences.leaf(NESTED, path)).contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rule.rules[2]",
        "rule.rules[0].rules[0]",
        "rule.rules[0]>rule",
        "rule.rules[1].rules[0]>rule.rules[0]",
        "rule.rules[x]",
        "rule.steps[0]",
        "rules[0]"
      })
  void aPathThatTheRuleDoesNotHaveHasNoWords(String path) {
    assertThat(Sentences.leaf(NESTED, path)).isEmpty();
  }

  @Test
  void aRuleThatIsOneLeafHasThePathOfTheWhole() {
    assertThat(Sentences.leaf(Rules.parse(Rules.BOUGHT), "rule"))
        .contains("ordered (Order Completed) at any time");
  }
}
