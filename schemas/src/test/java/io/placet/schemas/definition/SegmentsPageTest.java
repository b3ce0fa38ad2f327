package io.placet.schemas.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.Register;
import io.placet.domain.segment.Operator;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.words.Sentences;
import io.placet.schemas.register.RegisterLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/segments.md} shows is right under the sample register. */
class SegmentsPageTest {
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SENTENCE =
      Pattern.compile("```json\n([^`]*)```\n\n> (.*?)\n\n", Pattern.DOTALL);
  private static final KnownDefinitions KNOWN =
      KnownDefinitions.of(Definitions.samples(), List.of(Rules.score("loyalty", Rules.POINTS)));
  private static final Register REGISTER =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "segments.md"));
  }

  static Stream<String> examples() throws IOException {
    return EXAMPLE.matcher(page()).results().map(MatchResult::group).map(SegmentsPageTest::inside);
  }

  private static String inside(String example) {
    return example.replace("```json\n", "").replace("```", "");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleCanBeUsedAsItStands(String example) {
    assertThat(rule(example)).isNotNull();
  }

  static Stream<Arguments> sentences() throws IOException {
    return SENTENCE
        .matcher(page())
        .results()
        .map(found -> Arguments.of(found.group(1), found.group(2).replace('\n', ' ').strip()));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void theSentenceUnderAnExampleIsWhatPlacetMakesOfIt(String example, String sentence) {
    assertThat(Sentences.of(rule(example))).isEqualTo(sentence);
  }

  private static Rule rule(String example) {
    return example.contains("\"purpose\"")
        ? Definitions.toDomain(Definitions.parse(example, REGISTER), REGISTER).rule()
        : Rules.parse(example, KNOWN);
  }

  @Test
  void everyMeasureIsOnThePage() throws IOException {
    String page = page();
    assertThat(Shape.ALL)
        .allSatisfy(shape -> assertThat(page).contains("`" + shape.measure() + "`"));
  }

  @Test
  void thePageShowsExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(5);
    assertThat(sentences()).hasSameSizeAs(examples().toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyOperatorIsOnThePage(Operator operator) throws IOException {
    assertThat(page()).contains("`" + operator.symbol() + "`");
  }
}
