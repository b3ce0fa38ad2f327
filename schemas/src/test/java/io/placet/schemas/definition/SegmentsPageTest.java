package io.placet.schemas.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.Register;
import io.placet.domain.segment.Operator;
import io.placet.schemas.register.RegisterLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/segments.md} shows is right under the sample register. */
class SegmentsPageTest {
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
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
    if (example.contains("\"purpose\"")) {
      assertThat(Definitions.parse(example, REGISTER)).isNotNull();
      return;
    }
    assertThat(Rules.parse(example)).isNotNull();
  }

  @Test
  void thePageShowsExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void everyOperatorIsOnThePage(Operator operator) throws IOException {
    assertThat(page()).contains("`" + operator.symbol() + "`");
  }
}
