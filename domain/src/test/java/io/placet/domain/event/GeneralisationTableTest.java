package io.placet.domain.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue.Text;
import io.placet.domain.register.Generalisation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in {@code generalisation/golden.md}, row by row. */
class GeneralisationTableTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String MISFIT = "does not fit";
  private static final Pattern ROW =
      Pattern.compile("\\| ([a-z-]+) \\| `(.*)`(?: at (\\S+))? \\| (.*) \\|");
  private static final Generaliser GENERALISER = new Generaliser(userAgent -> "Other");

  @ParameterizedTest(name = "{0} of [{1}] at {2} is {3}")
  @MethodSource("rows")
  void whatIsPublishedIsTheTables(Generalisation to, String sent, Instant at, String published) {
    assertThat(spelled(GENERALISER.apply(to, new Text(sent), at))).isEqualTo(published);
  }

  @ParameterizedTest(name = "{0} of [{3}] is itself")
  @MethodSource("rows")
  void whatIsPublishedGivesItself(Generalisation to, String sent, Instant at, String published) {
    if (!published.equals(MISFIT)) {
      assertThat(spelled(GENERALISER.apply(to, new Text(published), NOW))).isEqualTo(published);
    }
  }

  static Stream<Arguments> rows() {
    return table()
        .lines()
        .filter(line -> line.startsWith("|"))
        .filter(line -> !line.startsWith("| generalise") && !line.startsWith("|---"))
        .map(GeneralisationTableTest::row);
  }

  private static Arguments row(String line) {
    Matcher cells = ROW.matcher(line);
    assertThat(cells.matches()).as(line).isTrue();
    return Arguments.of(
        Generalisation.valueOf(cells.group(1).toUpperCase(Locale.ROOT).replace('-', '_')),
        cells.group(2),
        Optional.ofNullable(cells.group(3)).map(Instant::parse).orElse(NOW),
        cells.group(4));
  }

  private static String spelled(Optional<FieldValue> published) {
    return published.map(value -> ((Text) value).value()).orElse(MISFIT);
  }

  private static String table() {
    try (InputStream file =
        requireNonNull(
            GeneralisationTableTest.class.getResourceAsStream("/generalisation/golden.md"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
